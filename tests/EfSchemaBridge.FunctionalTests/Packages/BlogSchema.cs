namespace EfSchemaBridge.FunctionalTests.Packages;

/// <summary>A schema with every kind of relation and of value.</summary>
internal static class BlogSchema
{
    public const string Models =
        """
        enum Role {
          ADMIN
          MEMBER @map("ordinary member")
        }

        model User {
          id       Int      @id @default(autoincrement())
          email    String   @unique
          role     Role     @default(MEMBER)
          roles    Role[]
          tags     String[] @default(["new"])
          settings Json     @default("{}")
          balance  Decimal  @default(0)
          born     DateTime @db.Date
          seen     DateTime
          changed  DateTime @updatedAt
          posts    Post[]
          profile  Profile?
        }

        model Profile {
          id     String @id @default(cuid())
          userId Int    @unique
          user   User   @relation(fields: [userId], references: [id], onDelete: Cascade)
        }

        model Post {
          id       String @id @default(uuid()) @db.Uuid
          title    String
          authorId Int
          author   User   @relation(fields: [authorId], references: [id])
          topics   Topic[]
        }

        model Topic {
          name  String @id
          posts Post[]
        }
        """;
}
