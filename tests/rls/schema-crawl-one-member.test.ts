import { afterAll, beforeAll, describe, it } from "@jest/globals";
import { expectNothingForeign } from "./expect-nothing-foreign.js";
import { Neighbourhood } from "./neighbourhood.js";
import { viewer } from "./viewers.js";

const roles = ["planner", "manager", "secretary", "coordinator", "analyst", "auditor", "elected", "admin"];
let neighbourhood: Neighbourhood;

beforeAll(async () => {
  neighbourhood = await Neighbourhood.open();
}, 60_000);
afterAll(() => neighbourhood.close());

describe("going along every field from every root", () => {
  it.each(roles.map((role) => viewer("0580", role)))(
    "$name comes to nothing that is not for it",
    (who) => expectNothingForeign(neighbourhood, who),
    90_000,
  );
});
