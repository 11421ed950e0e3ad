using EfSchemaBridge.Relational;
using static EfSchemaBridge.Tests.Migrations.Tables;

namespace EfSchemaBridge.Tests.Migrations;

public class ScriptWriterTests
{
    private static readonly Table Users = Table("users", Id, Text("username"), Of("age", "INTEGER"));

    [Fact]
    public void Equal_states_make_an_empty_script() => Assert.Equal("", Script(State(Users), State(Users)));

    [Fact]
    public void A_new_table_is_created_with_its_key_and_then_its_indexes() => Assert.Equal(
        """
        -- CreateTable
        CREATE TABLE "users" (
            "id" SERIAL NOT NULL,
            "username" TEXT NOT NULL,
            "age" INTEGER NOT NULL,

            CONSTRAINT "users_pkey" PRIMARY KEY ("id")
        );

        -- CreateIndex
        CREATE UNIQUE INDEX "users_username_key" ON "users"("username");

        """,
        Script(RelationalState.Empty, State(Users with { Indexes = [Unique("users_username_key", "username")] })));

    [Fact]
    public void Foreign_keys_come_after_all_tables_and_indexes()
    {
        var posts = Table("Post", Id, Of("authorId", "INTEGER")) with { ForeignKeys = [Key("Post_authorId_fkey", "authorId", "users")], Indexes = [Index("Post_authorId_idx", "authorId")] };
        Assert.Equal(
            """
            -- CreateTable
            CREATE TABLE "Post" (
                "id" SERIAL NOT NULL,
                "authorId" INTEGER NOT NULL,

                CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
            );

            -- CreateIndex
            CREATE INDEX "Post_authorId_idx" ON "Post"("authorId");

            -- AddForeignKey
            ALTER TABLE "Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

            """,
            Script(State(Users), State(posts, Users)));
    }

    [Fact]
    public void All_changes_of_a_table_are_one_ALTER_TABLE()
    {
        var before = Table("T", Id, Text("gone"), Of("a", "INTEGER"), Text("b", isNullable: true), Text("c", value: "'x'"), Text("d"));
        var after = Table("T", Id, Of("a", "BIGINT"), Text("b"), Text("c"), Of("d", "INTEGER"), Text("added", isNullable: true));
        Assert.Equal(
            """
            -- AlterTable
            ALTER TABLE "T" DROP COLUMN "gone",
            ADD COLUMN     "added" TEXT,
            ALTER COLUMN "a" SET DATA TYPE BIGINT,
            ALTER COLUMN "b" SET NOT NULL,
            ALTER COLUMN "c" DROP DEFAULT,
            DROP COLUMN "d",
            ADD COLUMN     "d" INTEGER NOT NULL;

            """,
            Script(State(before), State(after)));
    }

    [Fact]
    public void A_changed_primary_key_is_dropped_first_and_added_last() => Assert.Equal(
        """
        -- AlterTable
        ALTER TABLE "T" DROP CONSTRAINT "T_pkey",
        ADD COLUMN     "b" INTEGER NOT NULL,
        ADD CONSTRAINT "T_pkey" PRIMARY KEY ("id", "b");

        """,
        Script(
            State(Table("T", Id)),
            State(Table("T", Id, Of("b", "INTEGER")) with { PrimaryKey = new Key("T_pkey", ["id", "b"]) })));

    [Fact]
    public void A_column_that_becomes_serial_gets_a_sequence_of_its_own() => Assert.Equal(
        """
        -- AlterTable
        CREATE SEQUENCE t_n_seq;
        ALTER TABLE "T" ALTER COLUMN "n" SET DEFAULT nextval('t_n_seq');
        ALTER SEQUENCE t_n_seq OWNED BY "T"."n";

        """,
        Script(
            State(Table("T", Id, Of("n", "INTEGER"))),
            State(Table("T", Id, new Column("n", "INTEGER", false, new ColumnDefault.Serial())))));

    [Fact]
    public void A_column_that_is_serial_no_longer_loses_its_sequence_by_its_real_name() => Assert.Equal(
        """
        -- AlterTable
        ALTER TABLE "T" ALTER COLUMN "n" DROP DEFAULT;
        DROP SEQUENCE "old_n_seq";

        """,
        Script(
            State(Table("T", Id, new Column("n", "INTEGER", false, new ColumnDefault.Serial("old_n_seq")))),
            State(Table("T", Id, Of("n", "INTEGER")))));

    [Theory]
    [InlineData("INTEGER", "BIGINT", null, "T_n_seq")]
    [InlineData("SMALLINT", "INTEGER", "old_n_seq", "old_n_seq")]
    [InlineData("BIGINT", "INTEGER", null, "T_n_seq")]
    public void The_sequence_of_a_column_changes_its_type_with_it(string before, string after, string? sequence, string name) => Assert.Equal(
        $"""
        -- AlterTable
        ALTER TABLE "T" ALTER COLUMN "n" SET DATA TYPE {after};
        ALTER SEQUENCE "{name}" AS {after};

        """,
        Script(
            State(Table("T", Id, new Column("n", before, false, new ColumnDefault.Serial(sequence)))),
            State(Table("T", Id, new Column("n", after, false, new ColumnDefault.Serial())))));

    [Fact]
    public void The_sequence_that_a_default_names_changes_its_type_wherever_it_is() => Assert.Equal(
        """
        -- AlterTable
        ALTER TABLE "T" ALTER COLUMN "n" SET DATA TYPE BIGINT;
        ALTER SEQUENCE "counters"."Ns" AS BIGINT;

        """,
        Script(
            State(Table("T", Id, new Column("n", "INTEGER", false, new ColumnDefault.Serial("Ns") { Sql = "nextval('counters.\"Ns\"'::regclass)" }))),
            State(Table("T", Id, new Column("n", "BIGINT", false, new ColumnDefault.Serial())))));

    [Fact]
    public void The_sequence_of_an_identity_column_is_PostgreSQLs_to_alter()
    {
        var before = Table("T", Id, new Column("n", "INTEGER", false, new ColumnDefault.Identity(Always: true)));
        var after = Table("T", Id, new Column("n", "BIGINT", false, new ColumnDefault.Serial())) with { IsFromSchema = true };
        Assert.Equal(
            """
            -- AlterTable
            ALTER TABLE "T" ALTER COLUMN "n" SET DATA TYPE BIGINT;

            """,
            Script(State(before) with { IsFromDatabase = true }, State(after)));
    }

    [Fact]
    public void An_enum_value_is_added_in_place() => Assert.Equal(
        """
        -- AlterEnum
        ALTER TYPE "Role" ADD VALUE 'it''s';

        """,
        Script(State().WithEnum("Role", "A"), State().WithEnum("Role", "it's", "A")));

    [Fact]
    public void An_enum_that_loses_a_value_is_made_anew_and_its_columns_are_cast()
    {
        var before = Table("T", Id, Of("role", "\"Role\"", value: "'A'"), Of("roles", "\"Role\"[]", isNullable: true));
        Assert.Equal(
            """
            -- AlterEnum
            BEGIN;
            CREATE TYPE "Role_new" AS ENUM ('A');
            ALTER TABLE "T" ALTER COLUMN "role" DROP DEFAULT;
            ALTER TABLE "T" ALTER COLUMN "role" TYPE "Role_new" USING ("role"::text::"Role_new");
            ALTER TABLE "T" ALTER COLUMN "roles" TYPE "Role_new"[] USING ("roles"::text::"Role_new"[]);
            ALTER TYPE "Role" RENAME TO "Role_old";
            ALTER TYPE "Role_new" RENAME TO "Role";
            DROP TYPE "Role_old";
            ALTER TABLE "T" ALTER COLUMN "role" SET DEFAULT 'A';
            COMMIT;

            """,
            Script(State(before).WithEnum("Role", "A", "B"), State(before).WithEnum("Role", "A")));
    }

    [Fact]
    public void The_order_of_enum_values_alone_is_no_change() =>
        Assert.Equal("", Script(State().WithEnum("Role", "A", "B"), State().WithEnum("Role", "B", "A")));

    [Fact]
    public void A_dropped_table_loses_its_foreign_keys_first()
    {
        var posts = Table("Post", Id, Of("authorId", "INTEGER")) with { ForeignKeys = [Key("Post_authorId_fkey", "authorId", "users")] };
        Assert.Equal(
            """
            -- DropForeignKey
            ALTER TABLE "Post" DROP CONSTRAINT "Post_authorId_fkey";

            -- DropTable
            DROP TABLE "Post";

            """,
            Script(State(posts, Users), State(Users)));
    }

    [Fact]
    public void A_foreign_key_on_a_column_that_changes_its_type_goes_and_comes_back()
    {
        var posts = Table("Post", Id, Of("authorId", "INTEGER")) with { ForeignKeys = [Key("Post_authorId_fkey", "authorId", "users")] };
        var wider = posts with { Columns = [Id, Of("authorId", "BIGINT")] };
        Assert.Equal(
            """
            -- DropForeignKey
            ALTER TABLE "Post" DROP CONSTRAINT "Post_authorId_fkey";

            -- AlterTable
            ALTER TABLE "Post" ALTER COLUMN "authorId" SET DATA TYPE BIGINT;

            -- AddForeignKey
            ALTER TABLE "Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

            """,
            Script(State(posts, Users), State(wider, Users)));
    }

    [Fact]
    public void Indexes_and_foreign_keys_that_only_change_their_names_are_renamed()
    {
        var before = Table("T", Id, Of("a", "INTEGER")) with { Indexes = [Index("old_idx", "a")], ForeignKeys = [Key("old_fkey", "a", "T")] };
        var after = before with { Indexes = [Index("new_idx", "a")], ForeignKeys = [Key("new_fkey", "a", "T")] };
        Assert.Equal(
            """
            -- RenameForeignKey
            ALTER TABLE "T" RENAME CONSTRAINT "old_fkey" TO "new_fkey";

            -- RenameIndex
            ALTER INDEX "old_idx" RENAME TO "new_idx";

            """,
            Script(State(before), State(after)));
    }

    [Fact]
    public void An_index_names_its_method_classes_directions_and_predicate() => Assert.Equal(
        """
        -- CreateIndex
        CREATE INDEX "i" ON "T" USING GIN ("a" jsonb_path_ops, "b" DESC) WHERE (b > 0);

        """,
        Script(
            State(Table("T", Id)),
            State(Table("T", Id) with { Indexes = [new TableIndex("i", false, [new IndexColumn("a", false, "jsonb_path_ops"), new IndexColumn("b", true, null)], "gin", "b > 0")] })));

    [Fact]
    public void Quotes_in_names_and_values_cannot_end_them() => Assert.Equal(
        """"
        -- CreateTable
        CREATE TABLE "a""; DROP TABLE x; --" (
            "b""" TEXT NOT NULL
        );

        """",
        Script(RelationalState.Empty, State(new Table(null, "a\"; DROP TABLE x; --", [Text("b\"")], null, [], []))));
}
