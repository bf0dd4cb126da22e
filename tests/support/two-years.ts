import { type TestDatabase, withConnection } from "./database.js";
import { databaseWith } from "./load-dataset.js";
import { plainDataset } from "./plain-dataset.js";

type Dataset = ReturnType<typeof plainDataset>;

/**
 * Two municipalities (0100, 0101) whose plans of 2026 are adopted and of 2027 are being prepared, with the same actions
 * but for one that ends and one that is new; action 0 of each is joint with the other. Without an adopted common section
 * for 2027.
 */
export async function databaseOfTwoYears(actionsPerPlan = 3): Promise<TestDatabase> {
  const dataset = plainDataset({ municipalities: 2, actionsPerPlan });
  return await databaseWith({
    ...dataset,
    plans: [
      ...dataset.plans,
      ...dataset.plans.map((plan) => ({
        ...plan,
        ...{ year: 2027, state: "DRAFT", decision: null, commonSection: null },
        localText: String(plan.localText).replace("Text", "Ny text"),
      })),
    ],
    actions: [...dataset.actions.map(continued), ...dataset.municipalities.map(({ code }) => newIn2027(dataset, code))],
  });
}

/** Each municipality's last action ends with 2026. */
function continued(action: Dataset["actions"][number], index: number, all: Dataset["actions"]) {
  const last = all[index + 1]?.key.slice(0, 4) !== action.key.slice(0, 4);
  return last ? action : { ...action, years: [2026, 2027], endDate: "2027-12-31" };
}

function newIn2027({ actions }: Dataset, code: string) {
  const model = actions.find(({ key, participations }) => key.startsWith(code) && participations.length === 1);
  const participations = model?.participations.map((part) => ({ ...part, followUps: [] }));
  return {
    ...{ ...model, key: `${code}-NY`, title: `Nytt i ${code}`, years: [2027], participations },
    ...{ startDate: "2027-01-01", endDate: "2027-12-31" },
  };
}

/** Ids of plans by "code/year". */
export async function planIds(database: TestDatabase): Promise<Map<string, string>> {
  return await withConnection(database.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ name: string; id: string }>(
      "SELECT concat(m.code, '/', p.year) AS name, p.id FROM plan p JOIN municipality m ON m.id = p.municipality_id",
    );
    return new Map(rows.map(({ name, id }) => [name, id]));
  });
}
