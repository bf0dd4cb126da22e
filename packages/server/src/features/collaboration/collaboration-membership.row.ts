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
}
