using EfSchemaBridge.Design.Introspection;
using EfSchemaBridge.FunctionalTests.Infrastructure;

namespace EfSchemaBridge.FunctionalTests.Introspection;

/// <summary>A pull over a schema that says something already.</summary>
public sealed class AgainTests
{
    private const string Tables =
        """
        CREATE TYPE "Role" AS ENUM ('USER', 'ADMIN');
        CREATE TABLE users (id serial PRIMARY KEY, e_mail text NOT NULL, role "Role" NOT NULL DEFAULT 'USER', updated timestamp(3) NOT NULL);
        CREATE UNIQUE INDEX users_e_mail_key ON users (e_mail);
        CREATE TABLE posts (id text PRIMARY KEY, author_id int NOT NULL, CONSTRAINT posts_author_id_fkey FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE);
        """;

    private const string Schema =
        """
        // Ours.
        datasource db {
            provider = "postgresql" // not laid out, and left so
        }

        /// Who writes.
        model User {
          id      Int      @id @default(autoincrement())
          email   String   @unique @map("e_mail") // the login
          role    Role     @default(USER)
          updated DateTime @updatedAt

          // What they wrote.
          posts Post[]

          @@map("users")
        }

        model   Post {
           id       String @id @default(cuid())
           authorId Int    @map("author_id")
           author   User   @relation(fields: [authorId], references: [id])
           @@map("posts")
        }

        enum Role {
          /// Everybody.
          USER
          Boss @map("ADMIN")
        }

        """;

    [Fact]
    public async Task Nothing_changes_where_the_database_says_the_same() => await BecomesAsync("SELECT 1", Schema);

    [Fact]
    public async Task A_new_column_stands_behind_the_others_and_only_its_model_is_laid_out_anew() => await BecomesAsync(
        "ALTER TABLE posts ADD COLUMN title varchar(80) NOT NULL DEFAULT 'none'; ALTER TABLE posts ADD COLUMN body text",
        Schema.Replace(
            """
               id       String @id @default(cuid())
               authorId Int    @map("author_id")
               author   User   @relation(fields: [authorId], references: [id])
               @@map("posts")
            """,
            """
              id       String  @id @default(cuid())
              authorId Int     @map("author_id")
              title    String  @default("none") @db.VarChar(80)
              body     String?
              author   User    @relation(fields: [authorId], references: [id])

              @@map("posts")
            """,
            StringComparison.Ordinal));

    [Fact]
    public async Task A_changed_column_keeps_its_name_its_comment_and_what_the_database_knows_nothing_of() => await BecomesAsync(
        "ALTER TABLE users ALTER COLUMN updated TYPE timestamptz(3); ALTER TABLE users ALTER COLUMN e_mail DROP NOT NULL; ALTER TABLE users ALTER COLUMN e_mail SET DEFAULT '?'",
        Schema.Replace(
            """
              id      Int      @id @default(autoincrement())
              email   String   @unique @map("e_mail") // the login
              role    Role     @default(USER)
              updated DateTime @updatedAt
            """,
            """
              id      Int      @id @default(autoincrement())
              email   String?  @unique @default("?") @map("e_mail") // the login
              role    Role     @default(USER)
              updated DateTime @updatedAt @db.Timestamptz(3)
            """,
            StringComparison.Ordinal));

    [Fact]
    public async Task A_default_of_the_client_gives_way_to_one_of_the_database() => await BecomesAsync(
        "ALTER TABLE posts ALTER COLUMN id SET DEFAULT gen_random_uuid()",
        Schema.Replace(
            """
               id       String @id @default(cuid())
               authorId Int    @map("author_id")
               author   User   @relation(fields: [authorId], references: [id])
               @@map("posts")
            """,
            """
              id       String @id @default(dbgenerated("gen_random_uuid()"))
              authorId Int    @map("author_id")
              author   User   @relation(fields: [authorId], references: [id])

              @@map("posts")
            """,
            StringComparison.Ordinal));

    [Fact]
    public async Task What_was_dropped_leaves_with_its_relations_and_documentation() => await BecomesAsync(
        "DROP TABLE posts; ALTER TABLE users DROP COLUMN role; DROP TYPE \"Role\"",
        """
        // Ours.
        datasource db {
            provider = "postgresql" // not laid out, and left so
        }

        /// Who writes.
        model User {
          id      Int      @id @default(autoincrement())
          email   String   @unique @map("e_mail") // the login
          updated DateTime @updatedAt

          // What they wrote.

          @@map("users")
        }

        """);

    [Fact]
    public async Task A_changed_key_changes_its_relation_alone() => await BecomesAsync(
        """
        ALTER TABLE posts ALTER COLUMN author_id DROP NOT NULL;
        ALTER TABLE posts DROP CONSTRAINT posts_author_id_fkey;
        ALTER TABLE posts ADD CONSTRAINT "wrote it" FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE CASCADE;
        """,
        Schema.Replace(
            """
               id       String @id @default(cuid())
               authorId Int    @map("author_id")
               author   User   @relation(fields: [authorId], references: [id])
               @@map("posts")
            """,
            """
              id       String @id @default(cuid())
              authorId Int?   @map("author_id")
              author   User?  @relation(fields: [authorId], references: [id], onDelete: Cascade, onUpdate: NoAction, map: "wrote it")

              @@map("posts")
            """,
            StringComparison.Ordinal));

    [Fact]
    public async Task A_new_table_comes_last_with_its_relations() => await BecomesAsync(
        "CREATE TABLE likes (user_id int REFERENCES users (id), post_id text REFERENCES posts (id), PRIMARY KEY (user_id, post_id)); ALTER TYPE \"Role\" ADD VALUE 'guest' BEFORE 'ADMIN'",
        Schema
            .Replace("  posts Post[]\n", "  posts Post[]\n  likes likes[]\n", StringComparison.Ordinal)
            .Replace(
                """
                   id       String @id @default(cuid())
                   authorId Int    @map("author_id")
                   author   User   @relation(fields: [authorId], references: [id])
                   @@map("posts")
                """,
                """
                  id       String  @id @default(cuid())
                  authorId Int     @map("author_id")
                  author   User    @relation(fields: [authorId], references: [id])
                  likes    likes[]

                  @@map("posts")
                """,
                StringComparison.Ordinal)
            .Replace("  USER\n  Boss", "  USER\n  guest\n  Boss ", StringComparison.Ordinal)
        + """

          model likes {
            user_id Int
            post_id String
            Post    Post   @relation(fields: [post_id], references: [id], onDelete: NoAction, onUpdate: NoAction)
            User    User   @relation(fields: [user_id], references: [id], onDelete: NoAction, onUpdate: NoAction)

            @@id([user_id, post_id])
          }

          """);

    [Fact]
    public async Task Renamed_constraints_and_new_indexes_are_mapped() => await BecomesAsync(
        "ALTER INDEX users_e_mail_key RENAME TO one_mail; ALTER TABLE posts RENAME CONSTRAINT posts_pkey TO key; CREATE INDEX by_author ON posts (author_id DESC)",
        Schema
            .Replace("email   String   @unique @map(\"e_mail\")", "email   String   @unique(map: \"one_mail\") @map(\"e_mail\")", StringComparison.Ordinal)
            .Replace(
                """
                   id       String @id @default(cuid())
                   authorId Int    @map("author_id")
                   author   User   @relation(fields: [authorId], references: [id])
                   @@map("posts")
                """,
                """
                  id       String @id(map: "key") @default(cuid())
                  authorId Int    @map("author_id")
                  author   User   @relation(fields: [authorId], references: [id])

                  @@index([authorId(sort: Desc)], map: "by_author")
                  @@map("posts")
                """,
                StringComparison.Ordinal));

    [Fact]
    public async Task Line_ends_of_Windows_stay() => await BecomesAsync(
        "ALTER TABLE users ADD COLUMN age int",
        Schema.Replace("  updated DateTime @updatedAt\n", "  updated DateTime @updatedAt\n  age     Int?\n", StringComparison.Ordinal).ReplaceLineEndings("\r\n"),
        Schema.ReplaceLineEndings("\r\n"));

    [Fact]
    public async Task Models_stay_in_their_files_and_new_ones_go_where_they_are_told()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await database.ExecuteAsync("CREATE TABLE a (id int PRIMARY KEY, x int); CREATE TABLE b (id int PRIMARY KEY); CREATE TABLE c (id int PRIMARY KEY)");

        var pulled = await Introspection.PullAsync(database, new IntrospectionRequest(
            [new("a.prisma", "model a {\n  id Int @id\n}\n"), new("base.prisma", Introspection.Datasource), new("b.prisma", "// B\nmodel b {\n  id Int @id\n}")], 1));

        Assert.Equal(
            [
                ("a.prisma", "model a {\n  id Int  @id\n  x  Int?\n}\n"),
                ("base.prisma", Introspection.Datasource + "\nmodel c {\n  id Int @id\n}\n"),
                ("b.prisma", "// B\nmodel b {\n  id Int @id\n}"),
            ],
            pulled.Files.Select(file => (file.Path, file.Text)));
    }

    [Fact]
    public async Task Relations_stay_where_the_schema_makes_no_foreign_keys()
    {
        const string Emulated =
            """
            datasource db {
              provider     = "postgresql"
              relationMode = "prisma"
            }

            model A {
              id Int @id
              bs B[]
            }

            model B {
              id  Int @id
              aId Int
              a   A   @relation(fields: [aId], references: [id])

              @@index([aId])
            }

            """;
        await using var database = await PostgresDatabase.CreateAsync();
        await database.ExecuteAsync("CREATE TABLE \"A\" (id int PRIMARY KEY); CREATE TABLE \"B\" (id int PRIMARY KEY, \"aId\" int NOT NULL); CREATE INDEX \"B_aId_idx\" ON \"B\" (\"aId\")");

        Assert.Equal(Emulated, (await Introspection.PullAsync(database, Emulated)).Files[0].Text);
    }

    [Fact]
    public Task An_empty_database_is_an_error_that_says_what_to_do() => IsRefusedAsync(
        "CREATE SCHEMA auth; CREATE TABLE auth.users (id int PRIMARY KEY)",
        "ESB4001",
        "The database holds no table, view or enum in the schema `public` (Prisma's P4001). There are tables in the schema `auth`: "
        + "list them in the datasource, as in `schemas = [\"auth\"]`, or pass --schemas auth.");

    [Fact]
    public Task A_schema_of_the_connection_that_is_not_there_is_as_good_as_an_empty_one() => IsRefusedAsync(
        "CREATE TABLE \"A\" (id int PRIMARY KEY)",
        "ESB4001",
        "The database holds no table, view or enum in the schema `nowhere` (Prisma's P4001). There are tables in the schema `public`: "
        + "list them in the datasource, as in `schemas = [\"public\"]`, or pass --schemas public.",
        searchPath: "nowhere");

    [Fact]
    public Task A_key_to_a_schema_that_is_not_pulled_is_an_error_that_says_what_to_do() => IsRefusedAsync(
        "CREATE SCHEMA auth; CREATE TABLE auth.users (id int PRIMARY KEY); CREATE TABLE notes (id int PRIMARY KEY REFERENCES auth.users (id))",
        "ESB4002",
        "The foreign key `notes_id_fkey` of `notes` refers to `users` in the schema `auth`, which is not pulled (Prisma's P4002). "
        + "List it in the datasource, as in `schemas = [\"public\", \"auth\"]`, or pass --schemas public,auth.");

    [Fact]
    public async Task A_thousand_tables_are_pulled_and_stay_as_they_were_pulled()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await database.ExecuteAsync(string.Concat(Enumerable.Range(0, 1000).Select(i =>
            $"CREATE TABLE t{i} (id int PRIMARY KEY, other int REFERENCES t{Math.Max(0, i - 1)} (id), name text UNIQUE, at timestamp DEFAULT now());\n")));

        var pulled = await Introspection.PullAsync(database, Introspection.Datasource);
        var again = await Introspection.PullAsync(database, new IntrospectionRequest(pulled.Files));

        Assert.Equal(1000, pulled.Models);
        Assert.Equal(pulled.Files[0].Text, again.Files[0].Text);
    }

    private static async Task IsRefusedAsync(string tables, string code, string message, string? searchPath = null)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await database.ExecuteAsync(tables);

        var exception = await Assert.ThrowsAsync<IntrospectionException>(() => Introspection.PullAsync(database, Introspection.Datasource + "model A {\n  id Int @id\n}\n", searchPath));

        Assert.Equal((code, message), (exception.Code, exception.Message));
    }

    private static async Task BecomesAsync(string change, string expected, string schema = Schema)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await database.ExecuteAsync(Tables);
        await database.ExecuteAsync(change);

        var pulled = await Introspection.PullAsync(database, schema);

        Assert.Equal(expected, pulled.Files.Count == 0 ? string.Join('\n', pulled.Diagnostics) : pulled.Files[0].Text);
    }
}
