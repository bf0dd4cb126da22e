import { enumType } from "../core/enum-type.js";

export const TextMark = enumType("TextMark", "How words are marked.", {
  BOLD: "Bold.",
  ITALIC: "Italic.",
  STRIKE: "Struck through.",
  LINK: "A link; its address is in `href`.",
});

export type TextMark = keyof typeof TextMark;
