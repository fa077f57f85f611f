import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { DmnModdle } from 'dmn-moddle';
import { describe, expect, it } from 'vitest';

const FOLDER = '../../../processes';
const files = (ending: string) => readdirSync(FOLDER).filter((name) => name.endsWith(ending));
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

const TAG = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#10;', '\n')
    .replaceAll('&amp;', '&');

/** What the standard takes for said where it is not: writers leave it out. */
const STANDS_FOR_ITSELF = / @hitPolicy=UNIQUE$/;

/** Everything that a file says, one line each: elements by their place, their attributes, their text. */
function said(xml: string): string[] {
  const stripped = xml
    .replace(/<\?xml[^>]*\?>/, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
    );
  const lines: string[] = [];
  const path: string[] = [];
  const counts: Map<string, number>[] = [new Map()];
  for (const [, closing, name, attributes, alone, text] of stripped.matchAll(TAG)) {
    if (text !== undefined) {
      if (text.trim()) {
        lines.push(`${path.join('/')} = ${unescaped(text.trim())}`);
      }
    } else if (closing) {
      path.pop();
      counts.pop();
    } else {
      const here = counts.at(-1) as Map<string, number>;
      const count = (here.get(name as string) ?? 0) + 1;
      here.set(name as string, count);
      const id = /\bid="([^"]*)"/.exec(attributes ?? '')?.[1] ?? count;
      const place = [...path, `${name}[${id}]`];
      lines.push(place.join('/'));
      for (const [, key, double, single] of (attributes ?? '').matchAll(ATTRIBUTE)) {
        lines.push(`${place.join('/')} @${key}=${unescaped(double ?? single ?? '')}`);
      }
      if (!alone) {
        path.push(`${name}[${id}]`);
        counts.push(new Map());
      }
    }
  }
  return lines.filter((line) => !STANDS_FOR_ITSELF.test(line)).sort();
}

describe('a process that the editor opens and saves', () => {
  it.each(files('.bpmn'))('says the same: %s', async (name) => {
    const xml = read(name);
    const moddle = new BpmnModdle({ camunda });
    const { rootElement, warnings } = await moddle.fromXML(xml);
    expect(warnings).toEqual([]);
    const written = await moddle.toXML(rootElement, { format: true });
    expect(said(written.xml)).toEqual(said(xml));
  });
});

describe('tables that the editor opens and saves', () => {
  it.each(files('.dmn'))('say the same: %s', async (name) => {
    const xml = read(name);
    const moddle = new DmnModdle();
    const { rootElement, warnings } = await moddle.fromXML(xml, 'dmn:Definitions');
    expect(warnings).toEqual([]);
    const written = await moddle.toXML(rootElement, { format: true });
    expect(said(written.xml)).toEqual(said(xml));
  });
});

it('would notice what is lost', () => {
  const xml = read('change-approval.bpmn');
  expect(said(xml.replace(' camunda:formRef="decision"', ''))).not.toEqual(said(xml));
  expect(said(xml.replace('name="Assess risk"', 'name="Assess"'))).not.toEqual(said(xml));
});
