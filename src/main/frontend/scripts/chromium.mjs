// Unpacks the Chromium of the browser tests into a folder: what runs, its libraries, its fonts. Whole or not at all.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = resolve(process.argv[2]);
const unfinished = `${folder}.${process.pid}`;
mkdirSync(unfinished, { recursive: true });
// The package unpacks to where temporary files go, and its libraries only on a machine that it knows.
process.env.TMPDIR = unfinished;
const entry = import.meta.resolve('@sparticuz/chromium');
const { inflate } = await import(new URL('./lambdafs.js', entry));
for (const part of ['chromium', 'al2023.tar', 'fonts.tar', 'swiftshader.tar']) {
  await inflate(fileURLToPath(new URL(`../../bin/${part}.br`, entry)));
}
writeFileSync(
  `${unfinished}/fonts/fonts.conf`,
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${folder}/fonts/cache</cachedir></fontconfig>
`,
);
rmSync(folder, { recursive: true, force: true });
renameSync(unfinished, folder);
