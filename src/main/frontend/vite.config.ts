import { defineConfig } from 'vite';

const server = process.env.COUNTERSIGN_URL ?? 'http://127.0.0.1:8080';

/** The policy of our pages allows no elements of style; CodeMirror can do without them, but only asks where it has no document. */
const sheetsWithoutElements = {
  name: 'sheets-without-elements',
  transform(code: string, id: string) {
    if (!id.includes('/style-mod/')) {
      return null;
    }
    const before = '!root.head && root.adoptedStyleSheets';
    if (!code.includes(before)) {
      throw new Error('style-mod is written otherwise now: see how it puts styles into the page');
    }
    return { code: code.replace(before, 'root.adoptedStyleSheets'), map: null };
  },
};

export default defineConfig({
  plugins: [sheetsWithoutElements],
  esbuild: { jsx: 'automatic' },
  build: {
    outDir: '../../../target/frontend',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rollupOptions: {
      // Libraries mark modules for servers that draw pages; there is none here.
      onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning),
    },
  },
  css: { preprocessorOptions: { scss: { loadPaths: ['node_modules'], quietDeps: true } } },
  server: { proxy: { '/api': server, '/actuator': server, '/.well-known': server } },
});
