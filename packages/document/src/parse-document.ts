import { Fragment, Mark, type Node } from "prosemirror-model";
import { z } from "zod";
import { markAttributes, nodeAttributes } from "./attributes.js";
import { forbiddenCharacter } from "./characters.js";
import { DocumentError } from "./document-error.js";
import type { DocumentJson } from "./document-json.js";
import { documentLimits } from "./limits.js";
import { documentSchema } from "./schema.js";

const nodeShape = z.strictObject({
  type: z.string(),
  attrs: z.record(z.string(), z.unknown()).optional(),
  content: z.array(z.unknown()).optional(),
  marks: z.array(z.unknown()).optional(),
  text: z.string().optional(),
});
const markShape = nodeShape.pick({ type: true, attrs: true });

/**
 * Checks a document that came from outside and gives it in its stored form (see `DocumentJson`), so that two editors
 * that wrote the same text gave the same JSON.
 * @throws DocumentError with the path of the fault: `content[2].content[0].text: …`
 */
export function parseDocument(json: unknown): DocumentJson {
  const doc = new Reader().node(json, "", 1);
  if (doc?.type !== documentSchema.topNodeType)
    throw new DocumentError("type", 'a document\'s outermost node is "doc"');
  return documentJson(doc);
}

/** A checked ProseMirror node as stored JSON. */
export function documentJson(doc: Node): DocumentJson {
  return doc.toJSON() as DocumentJson;
}

class Reader {
  private nodes = 0;
  private characters = 0;

  /** The node, or null for a text that is empty: editors leave such, and ProseMirror knows none. */
  node(json: unknown, path: string, depth: number): Node | null {
    const { type: name, attrs, content, marks, text } = matching(nodeShape, json, path);
    const type = Object.hasOwn(documentSchema.nodes, name) ? documentSchema.nodes[name] : undefined;
    if (!type) throw new DocumentError(at(path, "type"), `"${name}" cannot be part of a document`);
    this.count(path, depth);
    const set = this.marks(marks ?? [], path);

    if (type.isText) return this.text(text ?? "", set, path);
    if (text !== undefined) throw new DocumentError(at(path, "text"), `a ${name} holds no text of its own`);
    if (set.length > 0 && !type.isInline) throw new DocumentError(at(path, "marks"), `a ${name} cannot be marked`);

    const checked = matching(nodeAttributes(name), attrs ?? {}, at(path, "attrs"));
    // A merged cell weighs as many parts as places, or a small document would unfold into an enormous table.
    this.count(path, depth, Number(checked.colspan ?? 1) * Number(checked.rowspan ?? 1) - 1);
    const children = (content ?? []).flatMap(
      (child, i) => this.node(child, at(path, `content[${i}]`), depth + 1) ?? [],
    );
    const fragment = Fragment.fromArray(children);
    if (!type.validContent(fragment)) {
      const rule = type.spec.content ?? "nothing";
      throw new DocumentError(at(path, "content"), `a ${name} must hold ${rule}, not (${names(fragment)})`);
    }
    return type.create(checked, fragment, set);
  }

  private text(text: string, marks: readonly Mark[], path: string): Node | null {
    const wrong = forbiddenCharacter(text);
    if (wrong) throw new DocumentError(at(path, "text"), `the character ${wrong} cannot be part of a text`);
    this.characters += text.length;
    if (this.characters > documentLimits.text) throw tooLong();
    // A line break in a text is white space to every reader; one that is meant is a hardBreak.
    const clean = text.normalize("NFC").replace(/[\n\v\f\r\u2028\u2029]+/gu, " ");
    return clean === "" ? null : documentSchema.text(clean, marks);
  }

  private marks(json: unknown[], path: string): readonly Mark[] {
    const marks = json.map((mark, i) => {
      const here = at(path, `marks[${i}]`);
      const { type: name, attrs } = matching(markShape, mark, here);
      const type = Object.hasOwn(documentSchema.marks, name) ? documentSchema.marks[name] : undefined;
      if (!type) throw new DocumentError(at(here, "type"), `"${name}" cannot be part of a document`);
      return type.create(matching(markAttributes(name), attrs ?? {}, at(here, "attrs")));
    });
    return marks.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), Mark.none);
  }

  private count(path: string, depth: number, parts = 1): void {
    this.nodes += parts;
    if (this.nodes > documentLimits.nodes) throw tooManyParts();
    if (depth > documentLimits.depth) throw tooDeep(path);
  }
}

/** The refusal of a text beyond `documentLimits.text`. */
export function tooLong(): DocumentError {
  return new DocumentError("", `a document has at most ${documentLimits.text} characters; shorten or divide it`);
}

/** The refusal of a document beyond `documentLimits.nodes`. */
export function tooManyParts(): DocumentError {
  return new DocumentError("", `a document has at most ${documentLimits.nodes} parts; divide it`);
}

/** The refusal of a document beyond `documentLimits.depth`. */
export function tooDeep(path: string): DocumentError {
  return new DocumentError(path, `lists, quotes and tables lie more than ${documentLimits.depth} deep in each other`);
}

function matching<T>(schema: z.ZodType<T>, json: unknown, path: string): T {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = (issue?.path ?? []).reduce<string>((p, key) => at(p, String(key)), path);
  throw new DocumentError(where, issue?.message ?? "is not as a document is written");
}

function at(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function names(fragment: Fragment): string {
  return fragment.content
    .slice(0, 5)
    .map((node) => node.type.name)
    .join(" ");
}
