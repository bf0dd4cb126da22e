/** A mark on a text: `bold`, `italic`, `strike` or `link` (with `attrs.href`). */
export interface MarkJson {
  type: string;
  attrs?: Record<string, unknown>;
}

/** A node of a document as ProseMirror and Tiptap write it; which may hold which is said by `documentSchema`. */
export interface NodeJson {
  type: string;
  attrs?: Record<string, unknown>;
  content?: NodeJson[];
  marks?: MarkJson[];
  text?: string;
}

/** A whole document in its stored form: all own attributes written out, marks in the schema's order, text in NFC. */
export interface DocumentJson extends NodeJson {
  type: "doc";
  content: NodeJson[];
}
