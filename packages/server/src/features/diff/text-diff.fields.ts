import type { TextSegment } from "@samplan/document";
import { TextDiffSegment, TextMark } from "@samplan/schema";
import { FieldResolver, Resolver, Root } from "type-graphql";

const marksByType: Readonly<Record<string, TextMark>> = {
  bold: "BOLD",
  italic: "ITALIC",
  strike: "STRIKE",
  link: "LINK",
};

@Resolver(() => TextDiffSegment)
export class TextDiffSegmentFields {
  @FieldResolver(() => [TextMark])
  marks(@Root() { marks }: TextSegment): TextMark[] {
    return marks.map(({ type }) => marksByType[type]).filter((mark) => mark !== undefined);
  }

  @FieldResolver(() => String, { nullable: true })
  href(@Root() { marks }: TextSegment): string | null {
    const href = marks.find(({ type }) => type === "link")?.attrs?.href;
    return typeof href === "string" ? href : null;
  }
}
