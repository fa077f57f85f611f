/** A step that our processes are made of, as somebody picks it. What it does stands in a template or in {@code with}. */
export interface Step {
  id: string;
  name: string;
  says: string;
  type: string;
  /** For events: what they wait for. */
  event?: string;
  /** Properties of a template: shown in the panel, and what is fixed cannot be altered by accident. */
  properties?: Property[];
}

export interface Property {
  label?: string;
  type: 'String' | 'Text' | 'Dropdown' | 'Hidden';
  value?: string;
  choices?: { name: string; value: string }[];
  constraints?: { notEmpty?: boolean };
  binding: { type: 'property'; name: string };
}

/** What the engine looks up when it gets there. */
export const asked = (name: string) => `\${${name}}`;

const set = (name: string, value: string): Property => ({
  type: 'Hidden',
  value,
  binding: { type: 'property', name },
});

const form = (forms: string[], value: string): Property => ({
  label: 'Form',
  type: 'Dropdown',
  value,
  choices: forms.map((one) => ({ name: one, value: one })),
  binding: { type: 'property', name: 'camunda:formRef' },
});

const who = (value: string): Property => ({
  label: 'Whose task it is: a team, or an expression',
  type: 'String',
  value,
  constraints: { notEmpty: true },
  binding: { type: 'property', name: 'camunda:candidateGroups' },
});

const latest = set('camunda:formRefBinding', 'latest');

const work = (id: string, name: string, says: string, type = 'bpmn:ServiceTask'): Step => ({
  id,
  name,
  says,
  type,
  properties: [set('camunda:delegateExpression', asked(id))],
});

/** What can be named in a process, by what it does. The server has the last word. */
export const WORK: readonly Step[] = [
  work(
    'assessRisk',
    'Assess risk',
    'Asks the risk table, and keeps the level with the change.',
    'bpmn:BusinessRuleTask',
  ),
  work(
    'workOutPolicy',
    'Work out policy',
    'Asks the policy and gate tables what the change needs.',
    'bpmn:BusinessRuleTask',
  ),
  work('countDecisions', 'Count decisions', 'Counts standing decisions, and opens the next seat.'),
  work('remindApprovers', 'Remind approvers', 'Tells the team of the open seat once more.'),
  work(
    'escalateReview',
    'Escalate the review',
    'Tells the team that policy names. It gives no right to decide.',
  ),
  work(
    'closeOverdue',
    'Close what ran out of time',
    'Expires or declines the change, by the clock of the database.',
  ),
  work('markUnreported', 'Mark as unreported', 'Records that nobody has said how the execution ended.'),
  work(
    'tellOfSession',
    'Tell of the session',
    'Tells skipped approvers and command of an emergency session.',
  ),
  work('endOverSession', 'End an overdue session', 'Writes down the end of a session that is over.'),
  work('recordDebt', 'Record a debt', 'Records that closure, review or prevention is overdue.'),
];

/** Everything that can be picked. @param forms ids of those in force */
export const stepsWith = (forms: string[]): Step[] => [
  {
    id: 'reviewTask',
    name: 'Review task',
    says: 'One decision, by one eligible person of the team whose seat is open.',
    type: 'bpmn:UserTask',
    properties: [who(asked('change.openTeam')), set('camunda:formRef', 'decision'), latest],
  },
  {
    id: 'formTask',
    name: 'Task with a form',
    says: 'Somebody of a team fills in a form.',
    type: 'bpmn:UserTask',
    properties: [who(asked('change.requesterTeams')), form(forms, forms[0] ?? ''), latest],
  },
  {
    id: 'question',
    name: 'Question',
    says: 'A way for each answer: write conditions on the flows that leave it, and make one the default.',
    type: 'bpmn:ExclusiveGateway',
  },
  {
    id: 'wait',
    name: 'Timer',
    says: 'Waits until a moment or for a time.',
    type: 'bpmn:IntermediateCatchEvent',
    event: 'bpmn:TimerEventDefinition',
  },
  {
    id: 'executionStarted',
    name: 'Wait for the execution to start',
    says: 'Goes on when the permit is redeemed.',
    type: 'bpmn:ReceiveTask',
  },
  {
    id: 'outcomeReported',
    name: 'Wait for the outcome',
    says: 'Goes on when somebody has said how the execution ended.',
    type: 'bpmn:ReceiveTask',
  },
  ...WORK,
  { id: 'end', name: 'End', says: 'Nothing follows on this way.', type: 'bpmn:EndEvent' },
];

/** Steps as templates of bpmn.io: they name what an element is, and hide what it must not be. */
export const templatesOf = (steps: readonly Step[]) =>
  steps
    .filter(({ properties }) => properties)
    .map(({ id, name, says, type, properties }) => ({
      $schema: 'https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json',
      id: `countersign.${id}`,
      name,
      description: says,
      appliesTo: [type],
      properties,
    }));
