// Libraries of bpmn.io that come without types: what is used of them.

declare module 'dmn-moddle' {
  export class DmnModdle {
    constructor(packages?: object);
    fromXML(xml: string, type: string): Promise<{ rootElement: unknown; warnings: Error[] }>;
    toXML(element: unknown, options?: { format?: boolean }): Promise<{ xml: string }>;
  }
}

declare module 'dmn-js-shared/lib/base/EditingManager' {
  export interface View {
    id: string;
    name?: string;
    type: string;
    element: unknown;
  }
  interface Options {
    container: HTMLElement;
    common?: object;
    [view: string]: unknown;
  }
  export default class EditingManager {
    constructor(options: Options);
    importXML(xml: string): Promise<{ warnings: unknown[] }>;
    saveXML(options?: { format?: boolean }): Promise<{ xml: string }>;
    getViews(): View[];
    getActiveView(): View | undefined;
    getActiveViewer(): Editing | undefined;
    open(view: View): Promise<unknown>;
    on(event: string, heard: (event: never) => void): void;
    destroy(): void;
    _getViewProviders(): object[];
  }
  export interface Editing {
    get<T>(name: string): T;
    on(event: string, heard: () => void): void;
  }
}

declare module 'dmn-js-decision-table/lib/Editor' {
  export default class Editor {}
}

declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: Record<string, never>;
  export const BpmnPropertiesProviderModule: Record<string, never>;
  export const CamundaPlatformPropertiesProviderModule: Record<string, never>;
}

declare module 'bpmn-js-element-templates' {
  export const ElementTemplatesPropertiesProviderModule: Record<string, never>;
}

declare module 'camunda-bpmn-js-behaviors/lib/camunda-platform' {
  const behaviors: Record<string, never>;
  export default behaviors;
}

declare module 'camunda-bpmn-moddle/resources/camunda.json' {
  const camunda: object;
  export default camunda;
}

declare module '@bpmn-io/properties-panel' {
  export const SelectEntry: (properties: never) => unknown;
  export const TextAreaEntry: (properties: never) => unknown;
}

declare module '@bpmn-io/properties-panel/preact' {
  export function h(component: unknown, properties: object): unknown;
}

declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: object);
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: Error[] }>;
    toXML(element: unknown, options?: { format?: boolean }): Promise<{ xml: string }>;
  }
}
