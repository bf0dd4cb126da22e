import { describe, expect, it } from "@jest/globals";
import type { NodeJson } from "./document-json.js";
import { emptyDocument, isEmptyDocument } from "./empty-document.js";
import { documentLimits } from "./limits.js";
import { parseDocument } from "./parse-document.js";

const doc = (...content: unknown[]): unknown => ({ type: "doc", content });
const paragraph = (...content: unknown[]): unknown => ({ type: "paragraph", content });
const text = (text: string, ...marks: unknown[]): unknown => ({ type: "text", text, marks });
const cell = (attrs: object): unknown => ({ type: "tableCell", attrs, content: [paragraph()] });
const nested = (depth: number): NodeJson =>
  depth === 0 ? { type: "paragraph" } : { type: "blockquote", content: [nested(depth - 1)] };

describe("parseDocument", () => {
  it("gives one form, whatever order and layout an editor wrote", () => {
    const link = { type: "link", attrs: { target: "_blank", rel: "noopener", class: null, href: "https://a.se" } };
    const one = parseDocument(doc(paragraph(text("o\u0308\n"), text(""), text("a", link, { type: "bold" }))));
    const other = parseDocument({
      content: [
        { content: [{ marks: [], text: "ö ", type: "text" }, text("a", { type: "bold" }, link)], type: "paragraph" },
      ],
      type: "doc",
    });
    expect(one).toEqual(other);
    expect(one.content[0]?.content?.[1]?.marks).toEqual([
      { type: "bold" },
      { type: "link", attrs: { href: "https://a.se" } },
    ]);
    expect(parseDocument(one)).toEqual(one);
  });

  it("takes a table as Tiptap writes it", () => {
    const attrs = { colspan: 2, rowspan: 1, colwidth: [120, 80], align: null };
    const table = { type: "table", content: [{ type: "tableRow", content: [cell(attrs)] }] };
    expect(JSON.stringify(parseDocument(doc(table)))).toContain('"attrs":{"colspan":2,"rowspan":1,"align":null}');
  });

  it.each([
    [null, "Invalid input: expected object, received null"],
    [{ type: "paragraph" }, 'type: a document\'s outermost node is "doc"'],
    [doc(), "content: a doc must hold block+, not ()"],
    [doc({ type: "image" }), 'content[0].type: "image" cannot be part of a document'],
    [doc({ type: "constructor" }), 'content[0].type: "constructor" cannot be part of a document'],
    [doc({ type: "paragraph", attrs: { onclick: "x" } }), 'content[0].attrs: Unrecognized key: "onclick"'],
    [doc({ type: "heading", attrs: { level: 7 } }), "content[0].attrs.level: Too big: expected number to be <=6"],
    [
      doc({ type: "bulletList", content: [paragraph()] }),
      "content[0].content: a bulletList must hold listItem+, not (paragraph)",
    ],
    [doc(paragraph(text("a\u0000"))), "content[0].content[0].text: the character U+0000 cannot be part of a text"],
    [
      doc(paragraph(text("a", { type: "code" }))),
      'content[0].content[0].marks[0].type: "code" cannot be part of a document',
    ],
    [doc({ ...nested(0), marks: [{ type: "bold" }] }), "content[0].marks: a paragraph cannot be marked"],
    [doc({ ...nested(0), text: "a" }), "content[0].text: a paragraph holds no text of its own"],
    [doc({ ...nested(0), html: "<b>" }), 'content[0]: Unrecognized key: "html"'],
    [
      doc(paragraph(text("a".repeat(documentLimits.text + 1)))),
      "a document has at most 100000 characters; shorten or divide it",
    ],
    [doc(...Array(documentLimits.nodes).fill(paragraph())), "a document has at most 50000 parts; divide it"],
  ])("refuses %.60j with its path", (json, message) => {
    expect(() => parseDocument(json)).toThrow(expect.objectContaining({ name: "DocumentError", message }));
  });

  it("refuses a script in a link", () => {
    const json = doc(paragraph(text("a", { type: "link", attrs: { href: "javascript:alert(1)" } })));
    expect(() => parseDocument(json)).toThrow("content[0].content[0].marks[0].attrs.href: only links to https://");
  });

  it("refuses what lies too deep, without going there", () => {
    expect(() => parseDocument(doc(nested(30)))).not.toThrow();
    expect(() => parseDocument(doc(nested(5_000)))).toThrow("lists, quotes and tables lie more than 32 deep");
  });

  it("refuses merged cells that would unfold into an enormous table", () => {
    const row = { type: "tableRow", content: Array(10).fill(cell({ colspan: 100, rowspan: 1_000 })) };
    expect(() => parseDocument(doc({ type: "table", content: [row] }))).toThrow("at most 50000 parts");
  });
});

describe("emptyDocument", () => {
  it("is a document that says nothing", () => {
    expect(parseDocument(emptyDocument())).toEqual(emptyDocument());
    expect(isEmptyDocument(emptyDocument())).toBe(true);
    expect(isEmptyDocument(parseDocument(doc(paragraph(text("  ")), { type: "horizontalRule" })))).toBe(true);
    expect(isEmptyDocument(parseDocument(doc(paragraph(text("å")))))).toBe(false);
  });
});
