using EfSchemaBridge.FunctionalTests.Infrastructure;

namespace EfSchemaBridge.FunctionalTests.Planning;

/// <summary>The <c>down.sql</c> that <c>migrations add</c> writes.</summary>
public sealed class WayBackTests
{
    private const string Users = "model users {\n  id Int @id\n  name String\n}\n";

    [Fact]
    public async Task A_new_migration_has_a_way_back_beside_it()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("init", Users);
        Assert.Equal(
            """
            /*
              The way back from this migration: 'dotnet ef database update EARLIER' runs it. Prisma passes it over.

              It cannot bring back data:

              - the table `users` goes with all its rows.
            */
            -- DropTable
            DROP TABLE "users";

            """,
            project.LastDown);
    }

    [Fact]
    public async Task What_comes_back_without_its_data_is_named()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("init", Users + "model gone {\n  id Int @id\n}\n");
        project.Add("less", "model users {\n  id Int @id\n  age Int?\n}\n");
        Assert.Equal(
            """
            /*
              The way back from this migration: 'dotnet ef database update EARLIER' runs it. Prisma passes it over.

              It cannot bring back data:

              - the column `age` of the table `users` goes with all its values.
              - the column `name` of the table `users` comes back without its values; it is required, so where the table holds rows, this script fails and changes nothing.
              - the table `gone` comes back empty.
            */
            -- AlterTable
            ALTER TABLE "users" DROP COLUMN "age",
            ADD COLUMN     "name" TEXT NOT NULL;

            -- CreateTable
            CREATE TABLE "gone" (
                "id" INTEGER NOT NULL,

                CONSTRAINT "gone_pkey" PRIMARY KEY ("id")
            );

            """,
            project.LastDown);
    }

    [Fact]
    public async Task Where_no_data_is_lost_nothing_is_said()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("init", Users);
        project.Add("index", Users.Replace("name String\n", "name String\n  @@index([name])\n", StringComparison.Ordinal));
        Assert.Equal(
            """
            /*
              The way back from this migration: 'dotnet ef database update EARLIER' runs it. Prisma passes it over.
            */
            -- DropIndex
            DROP INDEX "users_name_idx";

            """,
            project.LastDown);
    }

    [Fact]
    public async Task What_a_hint_renames_keeps_its_rows_on_the_way_back()
    {
        const string Before = "enum Role {\n  BOSS\n  USER\n}\nmodel users {\n  id Int @id\n  name String\n  role Role\n}\n";
        const string After =
            """
            /// @renamedFrom(Role)
            enum Rank {
              /// @renamedFrom(BOSS)
              ADMIN
              USER
            }
            /// @renamedFrom(users)
            model people {
              id       Int    @id
              /// @renamedFrom(name)
              fullName String @map("full_name")
              role     Rank
            }

            """;
        await using var project = await MigrationProject.CreateAsync();
        project.Add("init", Before);
        await project.UpdateAsync(Before);
        project.Add("names", After);
        await project.UpdateAsync(After);
        await project.Database.ExecuteAsync("INSERT INTO people VALUES (1, 'Ada', 'ADMIN')");

        await project.UpdateAsync(Before, project.Ids[0]);

        Assert.Equal("Ada BOSS", await project.Database.ScalarAsync<string>("SELECT name || ' ' || role FROM users"));
        Assert.Equal(
            """
            /*
              The way back from this migration: 'dotnet ef database update EARLIER' runs it. Prisma passes it over.
            */
            -- RenameEnum
            ALTER TYPE "Rank" RENAME TO "Role";

            -- RenameEnumValue
            ALTER TYPE "Role" RENAME VALUE 'ADMIN' TO 'BOSS';

            -- RenameTable
            ALTER TABLE "people" RENAME TO "users";

            -- RenameColumn
            ALTER TABLE "users" RENAME COLUMN "full_name" TO "name";

            -- AlterTable
            ALTER TABLE "users" RENAME CONSTRAINT "people_pkey" TO "users_pkey";

            """,
            project.LastDown);
    }

    [Fact]
    public async Task Back_and_forth_ends_where_it_began_by_the_engines_judgement()
    {
        const string More =
            "enum Role {\n  ADMIN\n  USER\n}\nmodel users {\n  id BigInt @id\n  name String? @unique\n  role Role @default(USER)\n  posts posts[]\n}\nmodel posts {\n  id Int @id @default(autoincrement())\n  userId BigInt\n  user users @relation(fields: [userId], references: [id])\n}\n";
        await using var project = await MigrationProject.CreateAsync();
        var oracle = new Oracle(project.Database);
        project.Add("init", Users);
        await project.UpdateAsync(Users);
        var earlier = project.SchemaPath + ".earlier.prisma";
        File.Copy(project.SchemaPath, earlier);
        project.Add("more", More);
        await project.UpdateAsync(More);

        await project.UpdateAsync(Users, project.Ids[0]);

        Assert.Equal(0, (await oracle.DiffAsync("db", $"schema:{earlier}")).ExitCode);
        await project.UpdateAsync(More);
        Assert.Equal(0, (await oracle.DiffAsync("db", $"schema:{project.SchemaPath}")).ExitCode);
        Assert.Equal("""{"action":{"tag":"createMigration"}}""", (await oracle.DevAsync(project.Migrations)).Output);
    }
}
