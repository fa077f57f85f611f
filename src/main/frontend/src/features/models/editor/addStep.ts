import type Modeler from 'bpmn-js/lib/Modeler';
import type { Flow, Shape } from './drawn';
import type { Step } from './steps';

const GOES_ON =
  /Task$|Gateway$|StartEvent$|BoundaryEvent$|IntermediateCatchEvent$|IntermediateThrowEvent$|SubProcess$|CallActivity$/;

export const fits = {
  /** Whether something can follow an element. */
  after: ({ type }: Shape) => GOES_ON.test(type),
  /** Whether an element is of the kind that a step is made of. */
  instead: ({ type }: Shape, step: Step) => step.properties !== undefined && type === step.type,
};

interface Templates {
  get(id: string): object | undefined;
  applyTemplate(element: Shape, template: object): Shape;
}

/** Puts a step behind an element, between it and what followed where that was one thing, and chooses it. */
export function addAfter(editor: Modeler, element: Shape, step: Step) {
  const leading = flowsFrom(element);
  const shape = editor
    .get<{ createShape(attributes: object): Shape }>('elementFactory')
    .createShape({ type: step.type, ...(step.event ? { eventDefinitionType: step.event } : {}) });
  const added = editor
    .get<{ append(source: Shape, shape: Shape): Shape }>('autoPlace')
    .append(element, shape);
  if (leading.length === 1 && leading[0] && fits.after(added)) {
    putBetween(editor, leading[0], added);
  }
  const made = make(editor, added, step);
  editor.get<{ select(element: Shape): void }>('selection').select(made);
}

const flowsFrom = ({ outgoing }: Shape) => outgoing.filter(({ type }) => type === 'bpmn:SequenceFlow');

/** The flow keeps its name and condition, and leads to the new element; a new one leads on from there. */
function putBetween(editor: Modeler, flow: Flow, added: Shape) {
  const modeling = editor.get<{
    removeConnection(flow: Flow): void;
    reconnectEnd(flow: Flow, target: Shape, at: { x: number; y: number }): void;
    connect(source: Shape, target: Shape): void;
  }>('modeling');
  const followed = flow.target;
  for (const joined of [...added.incoming]) {
    modeling.removeConnection(joined);
  }
  modeling.reconnectEnd(flow, added, { x: added.x, y: added.y + added.height / 2 });
  modeling.connect(added, followed);
}

/** Makes an element what a step says. */
export function make(editor: Modeler, element: Shape, step: Step): Shape {
  const templates = editor.get<Templates>('elementTemplates');
  const template = step.properties && templates.get(`countersign.${step.id}`);
  const made = template ? templates.applyTemplate(element, template) : element;
  const modeling = editor.get<{ updateProperties(element: Shape, properties: object): void }>('modeling');
  const message = step.type === 'bpmn:ReceiveTask' ? { messageRef: messageNamed(editor, step.id) } : {};
  const name = step.type === 'bpmn:EndEvent' || made.businessObject.name ? {} : { name: step.name };
  if (Object.keys({ ...message, ...name }).length > 0) {
    modeling.updateProperties(made, { ...name, ...message });
  }
  return made;
}

interface Named {
  $type: string;
  name?: string;
}

/** The message of the file with a name; a new one where there is none. */
function messageNamed(editor: Modeler, name: string): object {
  const definitions = editor.getDefinitions() as unknown as { rootElements: Named[] };
  const known = definitions.rootElements.find((one) => one.$type === 'bpmn:Message' && one.name === name);
  if (known) {
    return known;
  }
  const message = editor
    .get<{ create(type: string, properties: object): Named & { $parent?: object } }>('bpmnFactory')
    .create('bpmn:Message', { id: `message_${name}`, name });
  message.$parent = definitions;
  definitions.rootElements.unshift(message);
  return message;
}
