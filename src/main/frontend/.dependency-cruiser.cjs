/** app → pages → features → shared: imports go downward only, and features do not know each other. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-is-the-ground',
      severity: 'error',
      from: { path: '^src/shared' },
      to: { path: '^src/(features|pages|app)' },
    },
    {
      name: 'features-below-pages',
      severity: 'error',
      from: { path: '^src/features' },
      to: { path: '^src/(pages|app)' },
    },
    { name: 'pages-below-app', severity: 'error', from: { path: '^src/pages' }, to: { path: '^src/app' } },
    {
      name: 'features-apart',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
