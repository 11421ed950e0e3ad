using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Tests.Support;

namespace EfSchemaBridge.Schema.Tests.Diagnostics;

public class DiagnosticRendererTests
{
    [Fact]
    public void The_line_is_shown_with_carets_under_the_place_and_the_hint_below() => Assert.Equal(
        """
        schema.prisma(3,8): error ESB1201: There is no type `Strng`.
          |
        3 |   name Strng
          |        ^^^^^
          = Did you mean `String`?

        """,
        Render("model A {\n  id Int @id\n  name Strng\n}"));

    [Fact]
    public void Tabs_before_the_place_stay_tabs() => Assert.Equal(
        "schema.prisma(2,5): error ESB1201: There is no type `Intt`.\n  |\n2 | \tid\tIntt @id\n  | \t  \t^^^^\n  = Did you mean `Int`?\n",
        Render("model A {\n\tid\tIntt @id\n}"));

    [Fact]
    public void A_place_behind_the_last_character_gets_one_caret() => Assert.Equal(
        """
        schema.prisma(2,19): error ESB1001: This line is not a field or attribute of a model: unexpected end of line, expected name or value.
          |
        2 |   id Int @default(
          |                   ^

        """,
        Render("model A {\n  id Int @default(\n}"));

    [Fact]
    public void A_connection_string_on_the_line_is_masked() => Assert.DoesNotContain("secret", Render(
        "datasource db {\n  provider = \"postgresql\"\n  url = [\"postgresql://me:secret@host/db\"]\n}"), StringComparison.Ordinal);

    [Fact]
    public void Several_diagnostics_are_kept_apart_by_a_blank_line() => Assert.Contains(
        "Did you mean `Int`?\n\nschema.prisma(3,5)", Render("model A {\n  id Intt @id\n  b Intt\n}"), StringComparison.Ordinal);

    private static string Render(string text) => DiagnosticRenderer.Render(SchemaText.Read(text).Diagnostics);
}
