import { v5 as uuidv5 } from "uuid";
import { demoIssuerId } from "../../auth/demo/demo-user.js";
import type { Dataset } from "../dataset.schema.js";
import type { TableRows } from "./insert-rows.js";
import type { Register } from "./register.js";

/**
 * The users of the demo's identity provider. The subject is derived from the e-mail address, so that a token outlives
 * the loading of the same demo into a new database.
 */
export function peopleRows(register: Register): TableRows[] {
  const { users } = register.dataset;
  const people = new Map(users.map((user) => [user.email.toLowerCase(), user]));
  return [
    {
      table: "app_user",
      rows: [...people].map(([address, { email, municipality, name }]) => ({
        municipality_id: register.municipalityId(municipality),
        id: register.id("user", address),
        issuer_id: demoIssuerId(municipality),
        subject: uuidv5(`mailto:${address}`, uuidv5.URL),
        email,
        name,
      })),
    },
    {
      table: "role_assignment",
      rows: users.map(({ email, municipality, role, body, validFrom, validTo }) => ({
        municipality_id: register.municipalityId(municipality),
        id: register.newId(),
        user_id: register.id("user", email.toLowerCase()),
        role,
        body_id: body ? register.id("body", body) : null,
        valid_from: validFrom ?? firstDayOf(municipality, register.dataset),
        valid_to: validTo,
      })),
    },
  ];
}

/** Where the dataset does not say since when a role is held: since its municipality has a body to hold it for. */
function firstDayOf(municipality: string, { bodies }: Dataset): string {
  const days = bodies.filter((body) => body.municipality === municipality).map(({ validFrom }) => validFrom);
  return days.sort()[0] ?? "1900-01-01";
}
