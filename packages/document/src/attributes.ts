import { z } from "zod";

/** How a link must begin, in words for people. */
export const linkRule = "only links to https://, http:// and mailto: are allowed, at most 2,048 characters, no spaces";

const allowedLink = /^(?:https?:\/\/|mailto:)[^\s<>"\\]+$/iu;

/** Whether an address may stand in a link: never `javascript:`, `data:` or a path of our own. */
export function isAllowedLink(href: string): boolean {
  return href.length <= 2_048 && allowedLink.test(href);
}

// Tiptap writes these beside the attributes that carry meaning. They say how a page looks, not what the text says, and
// two editors may differ in them: accepted and left out, or the same text would have two hashes.
const layout = z.unknown();

const none = z.strictObject({});
const cell = z
  .strictObject({
    colspan: z.int().min(1).max(100).default(1),
    rowspan: z.int().min(1).max(1_000).default(1),
    align: z.enum(["left", "center", "right"]).nullable().default(null),
    colwidth: layout.optional(),
  })
  .transform(({ colspan, rowspan, align }) => ({ colspan, rowspan, align }));

/** The attributes of each node; a node that is not here has none. */
const nodes: Record<string, z.ZodType<Record<string, unknown>>> = {
  heading: z.strictObject({ level: z.int().min(1).max(6) }),
  orderedList: z
    .strictObject({ start: z.int().min(0).max(999_999_999).default(1), type: layout.optional() })
    .transform(({ start }) => ({ start })),
  tableHeader: cell,
  tableCell: cell,
};

const marks: Record<string, z.ZodType<Record<string, unknown>>> = {
  link: z
    .strictObject({
      href: z.string().refine(isAllowedLink, linkRule),
      target: layout.optional(),
      rel: layout.optional(),
      class: layout.optional(),
      title: layout.optional(),
    })
    .transform(({ href }) => ({ href: href.normalize("NFC") })),
};

/** The schema of a node's attributes. */
export function nodeAttributes(type: string): z.ZodType<Record<string, unknown>> {
  return nodes[type] ?? none;
}

/** The schema of a mark's attributes. */
export function markAttributes(type: string): z.ZodType<Record<string, unknown>> {
  return marks[type] ?? none;
}
