import { type DocumentJson, diffDocuments, emptyDocument, type TextDiff } from "@samplan/document";
import type { ChangeKind, FieldChange } from "@samplan/schema";
import { nameIn } from "../../context/name-in.js";
import type { RequestContext } from "../../context/request-context.js";
import type { SharedStrategyVersionRow } from "../strategy/index.js";
import { areaById, areasOfVersion, pointsOfVersion, principlesOfVersion } from "../strategy/index.js";

/** Two versions of the strategy to compare. */
export interface VersionsCompared {
  before: SharedStrategyVersionRow;
  after: SharedStrategyVersionRow;
}

/** A part of the strategy with what of it can change beside its text. */
interface Part {
  code: string;
  fields: Readonly<Record<string, string>>;
  text: DocumentJson;
}

export interface PartChanged {
  code: string;
  change: ChangeKind;
  fields: FieldChange[];
  text: TextDiff;
}

interface NamedRow {
  code: string;
  nameSv: string;
  nameEn: string | null;
  textDocument: DocumentJson;
}

export async function areaChanges(
  context: RequestContext,
  { before, after }: VersionsCompared,
): Promise<PartChanged[]> {
  const load = async ({ id }: SharedStrategyVersionRow) =>
    (await context.loader(areasOfVersion).load(id)).map((row) => partOf(context, row));
  return matchParts(await load(before), await load(after));
}

export async function pointChanges(
  context: RequestContext,
  { before, after }: VersionsCompared,
): Promise<PartChanged[]> {
  const load = async ({ id }: SharedStrategyVersionRow) => {
    const points = await context.loader(pointsOfVersion).load(id);
    return await Promise.all(
      points.map(async (row) => {
        const area = await context.loader(areaById).load(row.areaId);
        return partOf(context, row, area === null ? {} : { area: area.code });
      }),
    );
  };
  return matchParts(await load(before), await load(after));
}

export async function principleChanges(
  context: RequestContext,
  { before, after }: VersionsCompared,
): Promise<PartChanged[]> {
  const load = async ({ id }: SharedStrategyVersionRow) =>
    (await context.loader(principlesOfVersion).load(id)).map((row) => partOf(context, row));
  return matchParts(await load(before), await load(after));
}

function partOf(context: RequestContext, row: NamedRow, more: Record<string, string> = {}): Part {
  return { code: row.code, fields: { name: nameIn(context.request.language, row), ...more }, text: row.textDocument };
}

/** By code, those of the later version in its order, and then those that went. */
export function matchParts(before: readonly Part[], after: readonly Part[]): PartChanged[] {
  const earlier = new Map(before.map((part) => [part.code, part]));
  const later = new Set(after.map(({ code }) => code));
  return [
    ...after.map((part) => changeOf(earlier.get(part.code) ?? null, part, part.code)),
    ...before.filter(({ code }) => !later.has(code)).map((part) => changeOf(part, null, part.code)),
  ];
}

function changeOf(before: Part | null, after: Part | null, code: string): PartChanged {
  const text = diffDocuments(before?.text ?? emptyDocument(), after?.text ?? emptyDocument());
  const fields = Object.keys({ ...before?.fields, ...after?.fields })
    .map((field) => ({ field, before: before?.fields[field] ?? null, after: after?.fields[field] ?? null }))
    .filter((change) => change.before !== change.after);
  if (before === null) return { code, change: "ADDED", fields, text };
  if (after === null) return { code, change: "REMOVED", fields, text };
  return { code, change: text.changed || fields.length > 0 ? "CHANGED" : "SAME", fields, text };
}
