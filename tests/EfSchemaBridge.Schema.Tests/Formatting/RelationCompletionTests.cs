using EfSchemaBridge.Schema.Formatting;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Tests.Formatting;

public class RelationCompletionTests
{
    [Fact]
    public void The_field_on_the_other_side_is_added() => Completes(
        """
        model User {
          id Int @id

          @@map("users")
        }

        model Post {
          id       Int  @id
          authorId Int
          author   User @relation(fields: [authorId], references: [id])
        }

        """,
        """
        model User {
          id    Int    @id
          posts Post[]

          @@map("users")
        }

        model Post {
          id       Int  @id
          authorId Int
          author   User @relation(fields: [authorId], references: [id])
        }

        """);

    [Fact]
    public void A_unique_key_is_answered_by_an_optional_field() => Completes(
        """
        model User {
          id Int @id
        }

        model UserProfile {
          userId Int  @unique
          user   User @relation(fields: [userId], references: [id])
        }

        """,
        """
        model User {
          id          Int          @id
          userProfile UserProfile?
        }

        model UserProfile {
          userId Int  @unique
          user   User @relation(fields: [userId], references: [id])
        }

        """);

    [Fact]
    public void Columns_have_the_arity_of_the_field_and_the_native_type_they_refer_to() => Completes(
        """
        model User {
          id    String @id @db.Uuid
          posts Post[]
        }

        model Post {
          id   Int   @id
          user User? @relation(onDelete: Cascade) // who
        }

        """,
        """
        model User {
          id    String @id @db.Uuid
          posts Post[]
        }

        model Post {
          id     Int     @id
          user   User?   @relation(onDelete: Cascade, fields: [userId], references: [id]) // who
          userId String? @db.Uuid
        }

        """);

    [Fact]
    public void A_list_alone_is_answered_by_an_optional_field_and_its_column() => Completes(
        """
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id Int @id
        }

        """,
        """
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id     Int   @id
          user   User? @relation(fields: [userId], references: [id])
          userId Int?
        }

        """);

    [Fact]
    public void A_list_alone_uses_a_column_that_bears_the_right_name() => Completes(
        """
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id     Int @id
          userId Int
        }

        """,
        """
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id     Int  @id
          userId Int
          user   User @relation(fields: [userId], references: [id])
        }

        """);

    [Fact]
    public void The_field_of_an_ignored_model_is_ignored() => Completes(
        """
        model User {
          id Int @id
        }

        model Post {
          id   Int
          user User @relation(fields: [id], references: [id])

          @@ignore
        }

        """,
        """
        model User {
          id    Int    @id
          posts Post[] @ignore
        }

        model Post {
          id   Int
          user User @relation(fields: [id], references: [id])

          @@ignore
        }

        """);

    [Fact]
    public void Empty_parentheses_are_filled() => Completes(
        "model A {\n  id Int  @id\n  a  A    @relation()\n  b  A[]\n}\n",
        "model A {\n  id  Int @id\n  a   A   @relation(fields: [aId], references: [id])\n  b   A[]\n  aId Int\n}\n");

    [Fact]
    public void A_question_mark_may_stand_apart_from_its_type() => Completes(
        "model A {\n  id Int @id\n  a  A ?\n  b  A[]\n}\n",
        "model A {\n  id  Int  @id\n  a   A?   @relation(fields: [aId], references: [id])\n  b   A[]\n  aId Int?\n}\n");

    [Fact]
    public void A_schema_in_several_files_is_completed_as_a_whole()
    {
        SourceFile[] files = [new("post.prisma", "model Post {\n  id Int @id\n  user User\n}\n"), new("user.prisma", "model User {\n  id Int @id\n}\n")];

        Assert.Equal(
            [
                "model Post {\n  id     Int  @id\n  user   User @relation(fields: [userId], references: [id])\n  userId Int\n}\n",
                "model User {\n  id    Int    @id\n  posts Post[]\n}\n",
            ],
            SchemaFormatter.Format(files));
    }

    [Fact]
    public void A_file_by_itself_is_not_completed_for_models_of_other_files() => Completes(
        "model Post {\n  id   Int  @id\n  user User\n}\n",
        "model Post {\n  id   Int  @id\n  user User\n}\n");

    [Fact]
    public void Nothing_is_added_while_some_line_cannot_be_read()
    {
        SourceFile[] files = [new("post.prisma", "model Post {\n  id Int @id\n  user User\n}\n"), new("user.prisma", "model User {\n  id Int @id(\n}\n")];

        Assert.Equal(["model Post {\n  id   Int  @id\n  user User\n}\n", "model User {\n  id Int @id(\n}\n"], SchemaFormatter.Format(files));
    }

    [Fact]
    public void What_is_completed_is_left_alone_afterwards()
    {
        const string Text = "model User {\n  id Int @id\n}\nmodel Post {\n  id Int @id\n  user User\n}\n";

        var once = Format(Text);

        Assert.Equal(once, Format(once));
    }

    private static void Completes(string text, string expected) => Assert.Equal(expected, Format(text));

    private static string Format(string text) => SchemaFormatter.Format(new SourceFile("schema.prisma", text));
}
