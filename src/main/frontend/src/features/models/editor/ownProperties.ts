import { SelectEntry, TextAreaEntry } from '@bpmn-io/properties-panel';
import { h } from '@bpmn-io/properties-panel/preact';
import type { Offered, Shape } from './drawn';
import { asked, WORK } from './steps';

interface Group {
  id: string;
  label?: string;
  entries?: { id: string }[];
  component?: unknown;
}

/** Groups of the panel that would lead to a refusal, or that ours take the place of. */
const LEFT_OUT = new Set([
  'CamundaPlatform__Implementation',
  'CamundaPlatform__ExternalTask',
  'CamundaPlatform__Form',
  'CamundaPlatform__FormData',
  'CamundaPlatform__TaskListener',
  'CamundaPlatform__ExecutionListener',
  'CamundaPlatform__Script',
  'CamundaPlatform__FieldInjection',
  'CamundaPlatform__ConnectorInput',
  'CamundaPlatform__ConnectorOutput',
  'CamundaPlatform__Condition',
  'CamundaPlatform__Errors',
  'CamundaPlatform__ProcessVariables',
  'CamundaPlatform__StartInitiator',
  'CamundaPlatform__Tasklist',
  'CamundaPlatform__CandidateStarter',
]);

/** Steps above the picture offer templates; the panel only says which one an element has. */
const CHOICE_OF_TEMPLATE = 'ElementTemplates__Template';

const isTemplated = ({ businessObject }: Shape) => read(businessObject, 'modelerTemplate') !== undefined;

const read = (of: Shape['businessObject'], name: string) =>
  (of.get as (name: string) => string | undefined)(`camunda:${name}`);

const is = (element: Shape, ...types: string[]) => types.includes(element.type);
const isFlowWithCondition = ({ type, businessObject }: Shape) => {
  const source = businessObject.sourceRef as { $type: string; default?: unknown } | undefined;
  return (
    type === 'bpmn:SequenceFlow' &&
    /Gateway$|Task$/.test(source?.$type ?? '') &&
    source?.default !== businessObject
  );
};

class OwnProperties {
  static $inject = ['propertiesPanel', 'modeling', 'bpmnFactory', 'config.countersign'];

  constructor(
    panel: { registerProvider(priority: number, provider: object): void },
    private readonly modeling: { updateProperties(element: Shape, properties: object): void },
    private readonly factory: { create(type: string, properties: object): object },
    private readonly offered: Offered,
  ) {
    panel.registerProvider(200, this);
  }

  getGroups(element: Shape) {
    return (groups: Group[]) => {
      const templated = isTemplated(element);
      const kept = groups.filter(({ id }) => !LEFT_OUT.has(id) && (templated || id !== CHOICE_OF_TEMPLATE));
      kept.splice(1, 0, ...this.own(element, templated));
      return kept;
    };
  }

  private own(element: Shape, templated: boolean): Group[] {
    return [
      ...(templated || !is(element, 'bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask')
        ? []
        : [this.choice(element, 'What it does', 'delegateExpression', WORKS)]),
      ...(templated || !is(element, 'bpmn:UserTask')
        ? []
        : [this.choice(element, 'Form', 'formRef', this.offered.forms.map(same))]),
      ...(isFlowWithCondition(element) ? [this.condition(element)] : []),
    ];
  }

  private choice(element: Shape, label: string, name: string, choices: Choice[]): Group {
    const value = () => read(element.businessObject, name) ?? '';
    const write = (value: string) => {
      const binding = name === 'formRef' && value ? { 'camunda:formRefBinding': 'latest' } : {};
      this.modeling.updateProperties(element, { [`camunda:${name}`]: value || undefined, ...binding });
    };
    const present = value();
    const known = choices.some(({ value }) => value === present);
    const options = [
      { value: '', label: 'nothing yet' },
      ...choices,
      ...(present === '' || known ? [] : [same(present)]),
    ];
    const id = `countersign-${name}`;
    return group(label, id, () =>
      h(SelectEntry, { element, id, label, getValue: value, setValue: write, getOptions: () => options }),
    );
  }

  private condition(element: Shape): Group {
    const id = 'countersign-condition';
    const label = 'This way is gone when';
    const body = () =>
      (element.businessObject.conditionExpression as { body?: string } | undefined)?.body ?? '';
    const write = (value: string) =>
      this.modeling.updateProperties(element, {
        conditionExpression: value
          ? this.factory.create('bpmn:FormalExpression', { body: value })
          : undefined,
      });
    return group('Condition', id, () =>
      h(TextAreaEntry, {
        element,
        id,
        label,
        description: `Such as ${asked("change.risk == 'high'")}.`,
        getValue: body,
        setValue: write,
        debounce: atOnce,
      }),
    );
  }
}

type Choice = { value: string; label: string };

const same = (value: string): Choice => ({ value, label: value });
const WORKS = WORK.map(({ id, name }) => ({ value: asked(id), label: name }));
const atOnce = <T>(act: T) => act;

const group = (label: string, id: string, component: () => unknown): Group & { component?: unknown } => ({
  id: `${id}-group`,
  label,
  entries: [{ id, component } as { id: string }],
});

export const ownProperties = (offered: Offered) => ({
  __init__: ['ownProperties'],
  ownProperties: ['type', OwnProperties],
  'config.countersign': ['value', offered],
});
