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
  businessObject: Record<string, unknown> & { name?: string };
}
