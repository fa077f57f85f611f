import Modeler from 'bpmn-js/lib/Modeler';
import { ElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  CamundaPlatformPropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import behaviors from 'camunda-bpmn-js-behaviors/lib/camunda-platform';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import type { Offered, Shape } from './drawn';
import { onlyWhatRuns } from './onlyWhatRuns';
import { ownProperties } from './ownProperties';
import { stepsWith, templatesOf } from './steps';

/** An editor of processes that offers what runs here, and leaves out what would be refused. */
export function modeler(container: HTMLElement, panel: HTMLElement, offered: Offered): Modeler {
  return new Modeler({
    container,
    propertiesPanel: { parent: panel },
    bpmnRenderer: {
      defaultFillColor: 'var(--cds-layer-01)',
      defaultStrokeColor: 'var(--cds-text-primary)',
      defaultLabelColor: 'var(--cds-text-primary)',
    },
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      CamundaPlatformPropertiesProviderModule,
      ElementTemplatesPropertiesProviderModule,
      behaviors,
      onlyWhatRuns,
      ownProperties(offered),
    ],
    elementTemplates: templatesOf(stepsWith(offered.forms)),
    moddleExtensions: { camunda },
  });
}

interface Canvas {
  zoom(level?: 'fit-viewport' | number, center?: 'auto'): number;
  scroll(by: { dx: number; dy: number }): void;
  scrollToElement(element: Shape, padding?: number): void;
}

/** Selects an element and brings it into view. */
export function showElement(editor: Modeler, id: string) {
  const element = editor.get<{ get(id: string): Shape | undefined }>('elementRegistry').get(id);
  if (element) {
    editor.get<Canvas>('canvas').scrollToElement(element, 100);
    editor.get<{ select(element: Shape): void }>('selection').select(element);
  }
}

/** Shows the whole, with room for the tools at its left. */
export function besidePalette(editor: Modeler) {
  const canvas = editor.get<Canvas>('canvas');
  canvas.zoom(canvas.zoom('fit-viewport', 'auto') * 0.86, 'auto');
  canvas.scroll({ dx: 55, dy: 0 });
}
