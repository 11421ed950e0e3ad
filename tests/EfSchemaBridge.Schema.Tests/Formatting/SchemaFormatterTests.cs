using EfSchemaBridge.Schema.Formatting;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Tests.Formatting;

public class SchemaFormatterTests
{
    [Fact]
    public void Fields_are_aligned_in_groups_and_attributes_sorted() => Formats(
        """
        model   User{
        id Int   @default( autoincrement( ) )@id // key
          longName String?   @db.VarChar( 60 ) @map("x")

          tags String[]
        @@map( "users" )
          @@index([ longName(sort:Desc),id ],type:BTree)
        }
        """,
        """
        model User {
          id       Int     @id @default(autoincrement()) // key
          longName String? @map("x") @db.VarChar(60)

          tags String[]

          @@index([longName(sort: Desc), id], type: BTree)
          @@map("users")
        }

        """);

    [Fact]
    public void Properties_and_enum_values_are_aligned() => Formats(
        """
        datasource db {
          provider="postgresql"
          url =   env( "X" )
        }
        enum E {
        A @map("a")
          LONG @map( "l" )
        }
        """,
        """
        datasource db {
          provider = "postgresql"
          url      = env("X")
        }

        enum E {
          A    @map("a")
          LONG @map("l")
        }

        """);

    [Fact]
    public void Blank_lines_are_one_between_blocks_and_none_at_their_edges() => Formats(
        "\n\nmodel A {\n\n  id Int @id\n\n\n  // last\n\n}\nmodel B {\n}\n\n\n\n// end\n\n",
        "model A {\n  id Int @id\n\n  // last\n}\n\nmodel B {\n}\n\n// end\n");

    [Fact]
    public void Comments_over_several_lines_are_laid_out_as_one_star_each() => Formats(
        "/* a\n   b */\nmodel A {\n  id Int @id /* c */\n}\n",
        "/**\n * a\n * b\n */\nmodel A {\n  id Int @id /* c */\n}\n");

    [Fact]
    public void Of_the_stars_before_a_line_of_a_comment_one_is_laid_out_anew() => Formats("/*** a\n ** b */\n", "/**\n * * a\n * * b\n */\n");

    [Fact]
    public void Comments_before_something_on_its_line_go_above_it() => Formats(
        "/* a */ model A {\n  /* b */ id Int @id\n  /* c */ /* d */ name String // e\n  /* f */ @@map(\"a\")\n}\n",
        "/**\n * a\n */\nmodel A {\n  /**\n   * b\n   */\n  id   Int    @id\n  /**\n   * c\n   */\n  /**\n   * d\n   */\n  name String // e\n\n  /**\n   * f\n   */\n  @@map(\"a\")\n}\n");

    [Fact]
    public void What_stands_behind_the_brace_of_a_header_is_left_out() => Formats(
        "model A { /* x\n  id Int @id\n}\nmodel B { // x\n  id Int @id\n}\n",
        "model A {\n  id Int @id\n}\n\nmodel B {\n  id Int @id\n}\n");

    [Fact]
    public void Empty_objects_keep_the_blanks_of_full_ones() => Formats(
        "model A {\n  @@index([id], where: {})\n}\n",
        "model A {\n\n  @@index([id], where: {  })\n}\n");

    [Fact]
    public void Comments_above_an_attribute_move_with_it() => Formats(
        "model A {\n  id Int @id\n  // why\n  @@map(\"a\")\n  b Int\n}\n",
        "model A {\n  id Int @id\n  b  Int\n\n  // why\n  @@map(\"a\")\n}\n");

    [Fact]
    public void A_field_without_a_type_keeps_its_line() => Formats(
        "model A {\n  id   Int @id\n  x // why\n  xyz @map(\"x\")\n  y:\n  longer   String   @unique\n}\n",
        "model A {\n  id     Int    @id\n  x // why\n  xyz           @map(\"x\")\n  y\n  longer String @unique\n}\n");

    [Fact]
    public void Line_ends_become_line_feeds() => Formats("model A {\r\n  id   Int @id\r\n}\r\n", "model A {\n  id Int @id\n}\n");

    [Fact]
    public void A_file_that_cannot_be_read_is_left_alone() => Formats("model A {\n  id   Int @id(\n}\n", "model A {\n  id   Int @id(\n}\n");

    [Fact]
    public void Outdated_notation_is_written_in_todays() => Formats(
        "model A {\n  id: Int @id\n  tags [String]\n  name String! // c\n  both: [ Int ]\n  list Int[]?\n}\n",
        "model A {\n  id   Int      @id\n  tags String[]\n  name String // c\n  both Int[]\n  list Int[]?\n}\n");

    [Fact]
    public void A_keyword_is_parted_from_its_name() => Formats("modelA {\n  id Int @id\n}\n", "model A {\n  id Int @id\n}\n");

    private static void Formats(string text, string expected) => Assert.Equal(expected, SchemaFormatter.Format(new SourceFile("schema.prisma", text)));
}
