import { withClient } from "../../db/with-client.js";
import { type DemoMunicipality, type DemoUser, demoIssuerId } from "./demo-user.js";

/** A user with the roles of today. */
export interface DemoPerson extends DemoUser {
  roles: readonly string[];
}

interface PersonRow extends DemoPerson {
  municipalityName: string;
}

/** Everyone whom the demo's issuers may vouch for, as the database holds them; read as the owner, across tenants. */
export async function readDemoUsers(
  ownerUrl: string,
): Promise<{ users: DemoPerson[]; municipalities: DemoMunicipality[] }> {
  const rows = await withClient(ownerUrl, async (client) => {
    const sql = `SELECT u.issuer_id AS "issuerId", u.subject, u.email, u.name, m.code AS "municipalityCode", m.short_name AS "municipalityName",
        ARRAY(SELECT r.role FROM role_assignment r WHERE (r.municipality_id, r.user_id) = (u.municipality_id, u.id)
          AND r.valid_from <= current_date AND current_date <= coalesce(r.valid_to, current_date)) AS roles
      FROM app_user u JOIN municipality m ON m.id = u.municipality_id ORDER BY m.name, u.email`;
    return (await client.query<PersonRow>(sql)).rows;
  });
  const users = rows.filter((row) => row.issuerId === demoIssuerId(row.municipalityCode));
  const municipalities = new Map(
    users.map((row) => [row.municipalityCode, { code: row.municipalityCode, name: row.municipalityName }]),
  );
  return { users, municipalities: [...municipalities.values()] };
}
