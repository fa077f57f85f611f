import { describe, expect, it } from 'vitest';
import { asQuery, OPEN, readFilters } from './filters';

describe('the filters in the address', () => {
  it('show what waits for me where nothing is said', () => {
    expect(readFilters({})).toEqual({ view: 'waiting-for-me', sort: 'due' });
  });

  it('leave out what they do not know', () => {
    expect(readFilters({ view: 'theirs', sort: 'colour', risk: 'huge', status: 7, project: '  ' })).toEqual({
      view: 'waiting-for-me',
      sort: 'due',
    });
  });

  it('come back as they were written', () => {
    const filters = {
      view: 'all',
      sort: 'risk',
      project: 'payments',
      risk: 'high',
      status: 'open',
      q: 'check',
    };
    expect(readFilters(filters)).toEqual(filters);
  });

  it('ask the server for every open status, and for no order that it would count by', () => {
    expect(asQuery(readFilters({ view: 'all', status: 'open' }))).toEqual({ view: 'all', status: OPEN });
    expect(asQuery(readFilters({ view: 'all', status: 'failed' }))).toEqual({
      view: 'all',
      status: ['failed'],
    });
  });
});
