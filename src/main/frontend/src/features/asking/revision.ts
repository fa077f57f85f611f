import type { Schemas } from '../../shared/api/client';
import { type Proposal, proposalOf, type Typed } from './proposal';

type Change = Schemas['ChangeDetail'];

interface Form {
  components?: { key?: string }[];
}

/** A change never leaves its project. */
export function keepsProject(schema: object): Record<string, never> {
  const { components = [], ...rest } = schema as Form;
  const fixed = components.map((field) => (field.key === 'project' ? { ...field, readonly: true } : field));
  return { ...rest, components: fixed } as unknown as Record<string, never>;
}

/** What policy would be asked about: what is typed, with the authors and the evidence that stay. */
export const whole =
  (change: Change) =>
  (typed: Typed): Proposal => {
    const proposal = proposalOf(typed);
    const links = change.evidence.map(({ id, kind, title, url }) => ({
      kind,
      title,
      url: url ?? `${window.location.origin}/api/v1/changes/${change.id}/evidence/${id}/content`,
    }));
    return {
      ...proposal,
      project: change.project,
      evidence: [...links, ...(proposal.evidence ?? [])],
      authors: [...new Set([...change.authors, ...(proposal.authors ?? [])])],
    };
  };
