import { strategyHash as hashOfStrategy } from "../../features/strategy/strategy-hash.js";
import type { Dataset } from "../dataset.schema.js";
import { documentOf } from "./document-of.js";
import type { TableRows } from "./insert-rows.js";
import type { Register } from "./register.js";
import { effectiveFrom, isLocked, storedState, supersededOn } from "./shared-text.js";

type Part = Dataset["strategy"]["principles"][number];

/** The common strategy: one version with its areas, points and principles. */
export function strategyRows(register: Register): TableRows[] {
  const { strategy } = register.dataset;
  const collaboration_id = register.collaborationId;
  const strategy_version_id = register.id("strategy version");
  const columns = ({ code, name, nameEn, text }: Part, index: number) => ({
    collaboration_id,
    strategy_version_id,
    code,
    position: index + 1,
    name_sv: name,
    name_en: nameEn,
    text: documentOf(text),
  });
  return [
    {
      table: "shared_strategy",
      rows: [{ collaboration_id, id: register.id("strategy"), key: strategy.key }],
    },
    {
      table: "shared_strategy_version",
      rows: [
        {
          collaboration_id,
          id: strategy_version_id,
          strategy_id: register.id("strategy"),
          number: strategy.version,
          state: storedState(strategy),
          content_hash: strategyHash(strategy),
          effective_from: effectiveFrom(strategy),
          superseded_on: supersededOn(strategy, [strategy]),
        },
      ],
    },
    {
      table: "priority_area",
      rows: strategy.areas.map((area, index) => ({ id: register.id("area", area.code), ...columns(area, index) })),
    },
    {
      table: "strategy_point",
      rows: strategy.areas.flatMap((area) =>
        area.points.map((point, index) => ({
          id: register.id("point", point.code),
          area_id: register.id("area", area.code),
          ...columns(point, index),
        })),
      ),
    },
    {
      table: "guiding_principle",
      rows: strategy.principles.map((principle, index) => ({
        id: register.id("principle", principle.code),
        ...columns(principle, index),
      })),
    },
  ];
}

/** What the members decide on is everything that the version says, in its order (I6, I7). Null before it is locked. */
export function strategyHash(strategy: Dataset["strategy"]): string | null {
  if (!isLocked(strategy)) return null;
  const content = ({ code, name, text }: Part) => ({ code, name, text: documentOf(text) });
  return hashOfStrategy({
    areas: strategy.areas.map((area) => ({ ...content(area), points: area.points.map(content) })),
    principles: strategy.principles.map(content),
  });
}
