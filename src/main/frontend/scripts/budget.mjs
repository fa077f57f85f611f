// The first page loads what index.html names and what that imports: 150 kB of it, compressed, and no more.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const built = '../../../target/frontend';
const budget = 150 * 1024;
const seen = new Set();

function visit(file) {
  if (seen.has(file)) return 0;
  seen.add(file);
  const source = readFileSync(join(built, file));
  const imported = [...source.toString().matchAll(/(?:import|from)\s*["']\.\/([\w.-]+\.js)["']/g)];
  return imported.reduce((sum, found) => sum + visit(`assets/${found[1]}`), gzipSync(source).length);
}

const html = readFileSync(join(built, 'index.html'), 'utf8');
const entries = [...html.matchAll(/(?:src|href)="\/(assets\/[\w.-]+\.js)"/g)].map((found) => found[1]);
const size = entries.reduce((sum, entry) => sum + visit(entry), 0);
console.log(
  `Shell: ${(size / 1024).toFixed(1)} kB of JavaScript, compressed; the budget is ${budget / 1024} kB.`,
);
if (entries.length === 0 || size > budget) process.exit(1);
