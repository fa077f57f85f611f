import { DmnModdle } from 'dmn-moddle';

export interface Column {
  id: string;
  label: string;
  /** What is asked, or what is answered. */
  name: string;
  type: string;
}

export interface Rule {
  id: string;
  description: string;
  cells: string[];
}

export interface Table {
  id: string;
  name: string;
  description: string;
  hitPolicy: string;
  inputs: Column[];
  outputs: Column[];
  rules: Rule[];
}

/** What the library reads; it has no types of its own. */
interface Element {
  $type: string;
  id?: string;
  name?: string;
  label?: string;
  description?: string;
  text?: string;
  typeRef?: string;
  hitPolicy?: string;
  aggregation?: string;
  drgElement?: Element[];
  decisionLogic?: Element;
  input?: Element[];
  output?: Element[];
  rule?: Element[];
  inputEntry?: Element[];
  outputEntry?: Element[];
  inputExpression?: Element;
}

/** The decision tables of a file, in their order. */
export async function readTables(xml: string): Promise<Table[]> {
  const { rootElement } = await new DmnModdle().fromXML(xml, 'dmn:Definitions');
  return ((rootElement as Element).drgElement ?? [])
    .filter((one) => one.decisionLogic?.$type === 'dmn:DecisionTable')
    .map(table);
}

function table(decision: Element): Table {
  const logic = decision.decisionLogic as Element;
  return {
    id: decision.id ?? '',
    name: decision.name ?? decision.id ?? '',
    description: decision.description ?? '',
    hitPolicy: [logic.hitPolicy ?? 'UNIQUE', logic.aggregation].filter(Boolean).join(' '),
    inputs: (logic.input ?? []).map((input) => ({
      id: input.id ?? '',
      label: input.label ?? input.inputExpression?.text ?? '',
      name: input.inputExpression?.text ?? '',
      type: input.inputExpression?.typeRef ?? '',
    })),
    outputs: (logic.output ?? []).map((output) => ({
      id: output.id ?? '',
      label: output.label ?? output.name ?? '',
      name: output.name ?? '',
      type: output.typeRef ?? '',
    })),
    rules: (logic.rule ?? []).map((rule) => ({
      id: rule.id ?? '',
      description: rule.description ?? '',
      cells: [...(rule.inputEntry ?? []), ...(rule.outputEntry ?? [])].map((cell) => cell.text ?? ''),
    })),
  };
}
