// What Maven calls: `build` or `check`, after an install where the lockfile is new. Does nothing where nothing changed.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const target = '../../../target';
const made = [/^src\/shared\/api\/schema\.d\.ts$/, /^node_modules/];

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (made.some((pattern) => pattern.test(path))) return [];
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

function unlessDone(stamp, value, result, command) {
  const before = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (before !== value || !existsSync(result)) {
    console.log(`Pages: ${command}`);
    execSync(command, { stdio: 'inherit' });
    writeFileSync(stamp, value);
  }
}

mkdirSync(target, { recursive: true });
const step = process.argv[2] === 'check' ? 'check' : 'build';
const lock = digest(['package.json', 'package-lock.json', '.npmrc']);
unlessDone('node_modules/.installed-from', lock, 'node_modules', 'npm ci --no-progress');
const sources = digest([...filesUnder('.'), '../../docs/openapi.json']);
unlessDone(
  `${target}/frontend-${step}.sha256`,
  sources,
  `${target}/frontend/index.html`,
  `npm run --silent ${step}`,
);
