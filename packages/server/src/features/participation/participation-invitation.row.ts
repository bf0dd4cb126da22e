import type { Consent } from "@samplan/schema";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("participation_invitation")
export class ParticipationInvitationRow {
  static readonly typeName = "Participation";

  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  bodyId!: string;

  @Column("uuid")
  invitedMunicipalityId!: string;

  @Column("uuid")
  invitedBodyId!: string;

  @Column("uuid")
  actionMunicipalityId!: string;

  @Column("uuid")
  actionId!: string;

  @Column("integer")
  year!: number;

  @Column("text")
  consent!: Consent;

  @Column("text", { nullable: true })
  contactFunction!: string | null;

  /** Why it was declined; null where nothing was said. */
  @Column("text", { nullable: true })
  responseReason!: string | null;

  @Column("integer")
  version!: number;
}
