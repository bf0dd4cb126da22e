import type { Dataset } from "../dataset.schema.js";
import { firstDay, lastDay } from "./days.js";
import type { TableRows } from "./insert-rows.js";
import { recordedOn } from "./recorded.js";
import type { Register } from "./register.js";
import { type Sharing, sharedBy } from "./sharing.js";

type IndicatorEntry = Dataset["indicators"][number];
type ValueEntry = IndicatorEntry["values"][number];

/** The indicators of the strategy's collaboration and their values; an entry for each year and period has one definition. */
export function indicatorRows(register: Register): TableRows[] {
  const { indicators } = register.dataset;
  const collaboration_id = register.collaborationId;
  const definitions = new Map(indicators.map((indicator) => [indicator.key, indicator]));
  return [
    {
      table: "indicator",
      rows: [...definitions.values()].map(({ key, name, unit, direction, aggregation }) => ({
        collaboration_id,
        id: register.id("indicator", key),
        key,
        name,
        unit,
        direction,
        aggregation,
      })),
    },
    {
      table: "indicator_value",
      rows: indicators.flatMap((indicator) => indicator.values.map((value) => valueRow(register, indicator, value))),
    },
    {
      table: "indicator_joint_count",
      rows: indicators.flatMap(({ key, year, period, jointlyCounted }) =>
        jointlyCounted === null
          ? []
          : [
              {
                collaboration_id,
                indicator_id: register.id("indicator", key),
                year,
                period_kind: period,
                jointly_counted: jointlyCounted,
              },
            ],
      ),
    },
  ];
}

function valueRow(register: Register, indicator: IndicatorEntry, value: ValueEntry) {
  return {
    municipality_id: register.municipalityId(value.municipality),
    id: register.newId(),
    collaboration_id: register.collaborationId,
    indicator_id: register.id("indicator", indicator.key),
    year: indicator.year,
    period_kind: indicator.period,
    status: "FINAL",
    baseline: value.baseline,
    outcome: value.outcome,
    target: value.target,
    target_min: value.targetMin,
    target_max: value.targetMax,
    numerator: value.numerator,
    denominator: value.denominator,
    weight: value.weight,
    ...sharingOf(register, indicator, value.municipality),
    ...recordedOn(
      register.period(value.municipality, indicator.year, indicator.period)?.dueOn ?? lastDay(indicator.year),
    ),
  };
}

/** A final value is shared, as of the last day of the municipality's period. */
function sharingOf(register: Register, { year, period }: IndicatorEntry, municipality: string): Sharing {
  const about = register.period(municipality, year, period)?.to ?? lastDay(year);
  return sharedBy(register, municipality, { from: firstDay(year), to: about, about });
}
