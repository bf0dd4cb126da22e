import { emptyDocument } from "@samplan/document";
import type { StrategyPointInput, StrategyPrincipleInput, StrategyVersionInput } from "@samplan/schema";
import type { Words } from "../../context/language.js";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import { readRichText } from "../rich-text/index.js";
import type { PartContent, PointOrigin, StrategyContent } from "./strategy-content.js";
import { byPoint } from "./strategy-content.store.js";

const MAX_POINTS = 40;

/** The version that is taken over from: its number, and its points. */
export interface Before {
  number: number;
  pointIds: ReadonlySet<string>;
}

/** The content that is given; what is wrong with it, in `problems`. What is merely missing is told when it is proposed. */
export function readStrategyInput(
  context: RequestContext,
  { areas, principles, dropped }: StrategyVersionInput,
  before: Before | null,
  problems: Problem[],
): StrategyContent {
  const reader = new InputReader(context, before, problems);
  const content = {
    areas: areas.map((area, index) => {
      const path = ["input", "areas", String(index)];
      const points = area.points.map((point, at) => reader.point(point, [...path, "points", String(at)]));
      return { ...reader.part(area, path), points };
    }),
    principles: principles.map((each, index) => reader.part(each, ["input", "principles", String(index)])),
    dropped: reader.dropped(dropped ?? []),
  };
  const points = content.areas.flatMap((area) => area.points);
  const paths = areas.flatMap((area, index) =>
    area.points.map((_, at) => ["input", "areas", String(index), "points", String(at)]),
  );
  reader.uniqueCodes(content.areas, (index) => ["input", "areas", String(index)]);
  reader.uniqueCodes(points, (index) => paths[index] ?? ["input", "areas"]);
  reader.uniqueCodes(content.principles, (index) => ["input", "principles", String(index)]);
  if (points.length > MAX_POINTS)
    reader.note("INVALID", ["input", "areas"], {
      sv: `En version har högst ${MAX_POINTS} punkter; detta är ${points.length}.`,
      en: `A version has at most ${MAX_POINTS} points; these are ${points.length}.`,
    });
  return content;
}

class InputReader {
  constructor(
    private readonly context: RequestContext,
    private readonly before: Before | null,
    private readonly problems: Problem[],
  ) {}

  note(code: Problem["code"], path: readonly string[], words: Words): void {
    this.problems.push(problem(this.context, code, path, words));
  }

  part({ code, name, nameEn, text }: StrategyPrincipleInput, path: readonly string[]): PartContent {
    if (!/^[A-Z0-9]{1,8}$/.test(code))
      this.note("INVALID", [...path, "code"], {
        sv: "En kod är en till åtta stora bokstäver A–Z och siffror, till exempel V4.",
        en: "A code is one to eight capital letters A–Z and digits, like V4.",
      });
    if (name.trim() === "")
      this.note("INVALID", [...path, "name"], { sv: "Namnet är tomt: skriv det.", en: "The name is empty: write it." });
    if (nameEn?.trim() === "")
      this.note("EMPTY_STRING", [...path, "nameEn"], {
        sv: "Tom text: skriv det engelska namnet, eller utelämna fältet.",
        en: "An empty text: write the English name, or leave the field out.",
      });
    const textDocument = readRichText(this.context, text, [...path, "text"], this.problems) ?? emptyDocument();
    return { code, nameSv: name.trim(), nameEn: nameEn?.trim() ?? null, textDocument };
  }

  point({ from, ...part }: StrategyPointInput, path: readonly string[]): PartContent & { from: PointOrigin[] } {
    const seen = new Set<string>();
    const origins = (from ?? []).flatMap(({ point, kind }, index): PointOrigin[] => {
      const place = [...path, "from", String(index)];
      const pointId = this.earlierPoint(point, seen, [...place, "point"]);
      if (kind === "DROPPED") {
        this.note("INVALID_LINEAGE", [...place, "kind"], {
          sv: "En punkt som utgår (DROPPED) har ingen efterföljare: ange den i dropped.",
          en: "A point that is DROPPED has no successor: give it in dropped.",
        });
        return [];
      }
      return pointId === null ? [] : [{ pointId, kind }];
    });
    return { ...this.part(part, path), from: byPoint(origins) };
  }

  dropped(ids: readonly string[]): string[] {
    const seen = new Set<string>();
    return ids.flatMap((id, index) => this.earlierPoint(id, seen, ["input", "dropped", String(index)]) ?? []).sort();
  }

  uniqueCodes(parts: readonly PartContent[], pathOf: (index: number) => readonly string[]): void {
    const seen = new Set<string>();
    for (const [index, { code }] of parts.entries()) {
      if (seen.has(code))
        this.note("INVALID", [...pathOf(index), "code"], {
          sv: `Koden ${code} finns redan i denna version: ange en annan.`,
          en: `The code ${code} is in this version already: give another.`,
        });
      seen.add(code);
    }
  }

  /** Unknown, hidden and of another version look the same. */
  private earlierPoint(given: string, seen: Set<string>, path: readonly string[]): string | null {
    const id = given.toLowerCase();
    const isNew = !seen.has(id);
    seen.add(id);
    if (isNew && this.before?.pointIds.has(id)) return id;
    this.note("INVALID_LINEAGE", path, isNew ? notBefore(this.before) : twice);
    return null;
  }
}

const twice: Words = { sv: "Punkten är angiven två gånger.", en: "The point is given twice." };

function notBefore(before: Before | null): Words {
  if (before === null)
    return {
      sv: "Ingen tidigare version har varit gällande, så det finns inga punkter att komma från.",
      en: "No earlier version has been in force, so that there are no points to come from.",
    };
  return {
    sv: `Punkten finns inte i version ${before.number}, som denna ska ersätta.`,
    en: `The point is not in version ${before.number}, which this one is to take over from.`,
  };
}
