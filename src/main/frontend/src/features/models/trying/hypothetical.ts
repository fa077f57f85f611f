/** A change that nobody asks for, as the form has it. */
export interface Hypothetical {
  project: string;
  environment: string;
  action: string;
  target: string;
  title: string;
  rollbackPlan: string;
  incident: string;
  requester: string;
  parameters: string;
}

export const USUAL: Hypothetical = {
  project: '',
  environment: 'production',
  action: 'deploy',
  target: '',
  title: 'A change to try this with',
  rollbackPlan: 'Deploy the version before.',
  incident: '',
  requester: '',
  parameters: '1',
};

const given = (text: string) => (text.trim() === '' ? undefined : text.trim());

/** As the API takes a change. What it sets is only counted by tables, so that a number says it all. */
export function changeOf(typed: Hypothetical): object {
  const count = Math.min(500, Math.max(0, Math.trunc(Number(typed.parameters) || 0)));
  const parameters = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`value-${index + 1}`, `${index + 1}`]),
  );
  return JSON.parse(
    JSON.stringify({
      project: given(typed.project),
      environment: given(typed.environment),
      action: given(typed.action),
      target: given(typed.target),
      title: given(typed.title),
      rollbackPlan: given(typed.rollbackPlan),
      incident: given(typed.incident),
      parameters: count === 0 ? undefined : parameters,
    }),
  );
}
