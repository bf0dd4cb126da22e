import type { RequestContext } from "../../context/request-context.js";
import { bodyById } from "../body/index.js";
import { commonSectionById } from "../common-section/index.js";
import { moneyInWords } from "../money/index.js";
import { municipalityById } from "../municipality/index.js";
import { areaById, pointById, principleById, strategyVersionById } from "../strategy/index.js";
import type { Saying } from "./words.js";

/** A stored value as a caller reads it; null where there is none, and of a reference that the viewer may not see. */
export async function sayValue(context: RequestContext, saying: Saying, value: unknown): Promise<string | null> {
  if (value === null || value === undefined) return null;
  return await say[saying](context, String(value));
}

type Say = (context: RequestContext, value: string) => string | null | Promise<string | null>;

const say: Record<Saying, Say> = {
  asItIs: (_, value) => value,
  document: () => null,
  money: (_, minor) => moneyInWords(BigInt(minor), "SEK"),
  body: async (context, id) => (await context.loader(bodyById).load(id))?.name ?? null,
  municipality: async (context, id) => (await context.loader(municipalityById).load(id))?.name ?? null,
  area: async (context, id) => (await context.loader(areaById).load(id))?.code ?? null,
  point: async (context, id) => (await context.loader(pointById).load(id))?.code ?? null,
  principle: async (context, id) => (await context.loader(principleById).load(id))?.code ?? null,
  commonSection: async (context, id) => {
    const version = await context.loader(commonSectionById).load(id);
    return version === null ? null : `${version.year}/${version.number}`;
  },
  strategyVersion: async (context, id) => {
    const version = await context.loader(strategyVersionById).load(id);
    return version === null ? null : String(version.number);
  },
};
