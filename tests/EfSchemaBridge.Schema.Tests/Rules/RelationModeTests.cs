using EfSchemaBridge.Schema.Tests.Support;

namespace EfSchemaBridge.Schema.Tests.Rules;

public class RelationModeTests
{
    [Fact]
    public void NoAction_needs_foreign_keys() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          relationMode = "prisma"
        }
        model A {
          id Int @id
          bId Int
          b B @relation(fields: [bId], references: [id], onDelete: NoAction)
          @@index([bId])
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        """(8,60): error ESB1512: `onDelete: NoAction` needs foreign keys, which `relationMode = "prisma"` turns off. The actions without them are Cascade, Restrict and SetNull.""");

    [Fact]
    public void SetNull_needs_an_optional_column() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          relationMode = "prisma"
        }
        model A {
          id Int @id
          bId Int
          b B @relation(fields: [bId], references: [id], onDelete: SetNull)
          @@index([bId])
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(8,60): error ESB1512: `onDelete: SetNull` cannot work: `bId` is required.");

    [Fact]
    public void A_missing_index_is_a_warning() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          relationMode = "prisma"
        }
        model A {
          id Int @id
          bId Int
          b B @relation(fields: [bId], references: [id])
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(8,7): warning ESB1516: No index of `A` starts with `bId`, and without a foreign key lookups through `b` are slow. Add `@@index([bId])`.");

    [Fact]
    public void Cascades_cannot_go_round_in_a_circle() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          relationMode = "prisma"
        }
        model A {
          id Int @id
          bId Int
          b B @relation("x", fields: [bId], references: [id])
          bs B[] @relation("y")
          @@index([bId])
        }
        model B {
          id Int @id
          aId Int
          a A @relation("y", fields: [aId], references: [id])
          as A[] @relation("x")
          @@index([aId])
        }
        """,
        "(8,7): error ESB1512: Deletes and updates go round in a circle: A.b → B.a → A. Give one of these relations `onDelete: Restrict, onUpdate: Restrict`.");

    [Fact]
    public void A_self_relation_cannot_cascade() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          relationMode = "prisma"
        }
        model A {
          id Int @id
          pId Int
          p A @relation("x", fields: [pId], references: [id])
          cs A[] @relation("x")
          @@index([pId])
        }
        """,
        "(8,7): error ESB1512: Deletes and updates go round in a circle: A.p → A. Give one of these relations `onDelete: Restrict, onUpdate: Restrict`.");
}
