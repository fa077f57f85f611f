import { describe, expect, it } from 'vitest';
import { kindOf, meant, parametersOf, repeated, rowsOf, typedOf } from './parameters';

describe('a parameter', () => {
  it('is a number, true or false where it is written as one', () => {
    expect([meant('3'), meant(' true '), meant('-0.5'), meant('false')]).toEqual([3, true, -0.5, false]);
  });

  it('stays text where a number would lose how it was written', () => {
    for (const text of ['007', '1.10', '1e400', '12345678901234567890', '1.0', '+3', '', 'True', 'v3']) {
      expect(meant(text)).toBe(text);
    }
  });

  it('is text in quotes, and a list or an object in its brackets', () => {
    expect(meant('"3"')).toBe('3');
    expect(meant('[1, "a"]')).toEqual([1, 'a']);
    expect(meant('{"a": {"b": null}}')).toEqual({ a: { b: null } });
  });

  it('comes back from what was sent', () => {
    for (const value of [3, '3', true, 'true', null, 'null', '"', '', ' 3 ', { a: [1] }, '<b>', 'سلام']) {
      expect(meant(typedOf(value))).toEqual(value);
    }
  });

  it('says what kind it is', () => {
    expect([1, true, 'a', null, [], {}].map(kindOf)).toEqual([
      'number',
      'yes or no',
      'text',
      'nothing (null)',
      'list',
      'object',
    ]);
  });
});

describe('parameters', () => {
  it('are one object, with any names', () => {
    const rows = [{ name: ' replicas ', value: '3' }, { name: '__proto__', value: 'x' }, { value: 'lost' }];
    const sent = parametersOf(rows);
    expect(JSON.stringify(sent)).toBe('{"replicas":3,"__proto__":"x"}');
    expect(rowsOf(sent)).toEqual([
      { name: 'replicas', value: '3' },
      { name: '__proto__', value: 'x' },
    ]);
  });

  it('are none where none has a name', () => {
    expect(parametersOf([])).toBeUndefined();
    expect(parametersOf([{}])).toBeUndefined();
  });

  it('are not named twice', () => {
    expect(repeated([{ name: 'a' }, { name: 'b' }, { name: ' a' }, {}, {}])).toEqual([2]);
  });
});
