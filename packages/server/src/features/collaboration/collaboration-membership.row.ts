import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("collaboration_membership")
export class CollaborationMembershipRow {
  @PrimaryColumn("uuid")
  collaborationId!: string;

  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("date")
  validFrom!: string;

  @Column("date", { nullable: true })
  validTo!: string | null;

  @Column("boolean")
  voting!: boolean;

  /** The decision to leave; null while there is none, and where it is not documented here. */
  @Column("uuid", { nullable: true })
  exitDecisionId!: string | null;
}
