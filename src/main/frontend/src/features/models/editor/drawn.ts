/** What may be named in a process: forms in force. */
export interface Offered {
  forms: string[];
}

/** An element of the picture. */
export interface Shape {
  id: string;
  type: string;
  x: number;
  y: number;
  width: number;
  height: number;
  incoming: Flow[];
  outgoing: Flow[];
  businessObject: Record<string, unknown> & { name?: string };
}

/** What leads from one element to another. */
export interface Flow {
  type: string;
  target: Shape;
}
