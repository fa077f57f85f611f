// Beside each file that a browser loads lies the same one compressed, which is what is sent.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const assets = '../../../target/frontend/assets';
const worthwhile = 1024;

for (const name of readdirSync(assets)) {
  const file = join(assets, name);
  const content = readFileSync(file);
  if (/\.(js|css|svg)$/.test(name) && content.length > worthwhile) {
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}
