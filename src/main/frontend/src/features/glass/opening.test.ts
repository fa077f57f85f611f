import { describe, expect, it } from 'vitest';
import { begun, offered, opening } from './opening';

describe('an opening', () => {
  it('takes the severity of the incident that was chosen, not of what was typed', () => {
    const sent = opening(
      { ...begun('sre-one'), reason: ' Down. ', targets: ' k8s/a/* \n\n k8s/b/c' },
      { reference: 'INC-7', severity: 'sev1' },
    );
    expect(sent.incident).toEqual({ reference: 'INC-7', severity: 'sev1' });
    expect(sent.scope?.targets).toEqual(['k8s/a/*', 'k8s/b/c']);
    expect(sent.reason).toBe('Down.');
    expect(sent.closureOwner).toBe('sre-one');
    expect(sent).not.toHaveProperty('whyNoChange');
  });

  it('names what was typed where the incident is not in the list', () => {
    const typed = { ...begun('sre-one'), unlisted: true, incident: 'INC-9', severity: 'sev3' };
    expect(opening(typed, { reference: 'INC-7', severity: 'sev1' }).incident).toEqual({
      reference: 'INC-9',
      severity: 'sev3',
    });
  });

  it('can be as long as was proposed, whatever is usual', () => {
    const usual = [{ value: 'PT30M', label: '30 minutes' }];
    expect(offered(usual, 'PT30M')).toEqual(usual);
    expect(offered(usual, 'PT20M')).toEqual([{ value: 'PT20M', label: '20 minutes' }, ...usual]);
  });
});
