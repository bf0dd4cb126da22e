import { withClient } from "../../db/with-client.js";
import { type DemoMunicipality, type DemoUser, demoIssuerId } from "./demo-user.js";

interface UserRow {
  issuerId: string;
  subject: string;
  email: string;
  name: string | null;
  municipalityCode: string;
  municipalityName: string;
}

/** Everyone whom the demo's issuers may vouch for, as the database holds them; read as the owner, across tenants. */
export async function readDemoUsers(
  ownerUrl: string,
): Promise<{ users: DemoUser[]; municipalities: DemoMunicipality[] }> {
  const rows = await withClient(ownerUrl, async (client) => {
    const sql = `SELECT u.issuer_id AS "issuerId", u.subject, u.email, u.name, m.code AS "municipalityCode", m.short_name AS "municipalityName"
      FROM app_user u JOIN municipality m ON m.id = u.municipality_id ORDER BY m.name, u.email`;
    return (await client.query<UserRow>(sql)).rows;
  });
  const users = rows.filter((row) => row.issuerId === demoIssuerId(row.municipalityCode));
  const municipalities = new Map(
    users.map((row) => [row.municipalityCode, { code: row.municipalityCode, name: row.municipalityName }]),
  );
  return { users, municipalities: [...municipalities.values()] };
}
