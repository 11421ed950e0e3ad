using EfSchemaBridge.Schema.Tests.Support;

namespace EfSchemaBridge.Schema.Tests.Rules;

public class NotationTests
{
    [Fact]
    public void An_attribute_cut_short_is_reported_at_the_end_of_its_line() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @default(1
        }
        """,
        "(3,19): error ESB1001: This line is not a field or attribute of a model: unexpected end of line, expected `)`.");

    [Fact]
    public void A_line_of_unknown_characters_is_reported_where_they_start() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int §
        }
        """,
        "(3,9): error ESB1001: This line is not a field or attribute of a model: unexpected text `§`.");

    [Fact]
    public void An_unclosed_string_is_reported_where_it_starts() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @map("x)
        }
        """,
        """(3,14): error ESB1001: This line is not a field or attribute of a model: unexpected text `"x)`, expected name or value.""");

    [Fact]
    public void An_unknown_escape_is_reported_within_its_string() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @map("a\qb")
        }
        """,
        """(3,16): error ESB1003: `\q` is not an escape sequence. A backslash itself is written `\\`.""");

    [Fact]
    public void A_Unicode_escape_of_too_few_digits_is_reported() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @map("\u12")
        }
        """,
        """(3,15): error ESB1004: This Unicode escape is not valid. Write `\u` and four hexadecimal digits; a character above U+FFFF takes a surrogate pair of them.""");

    [Fact]
    public void Half_of_a_surrogate_pair_is_reported() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @map("\ud83d")
        }
        """,
        """(3,15): error ESB1004: This Unicode escape is not valid. Write `\u` and four hexadecimal digits; a character above U+FFFF takes a surrogate pair of them.""");

    [Fact]
    public void A_colon_between_name_and_type_is_outdated() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b: Int
        }
        """,
        "(3,3): error ESB1005: There is no `:` between the field `b` and its type. Leave it out.");

    [Fact]
    public void An_exclamation_mark_behind_a_type_is_outdated() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int!
        }
        """,
        "(3,5): error ESB1005: Fields are required without a sign. Write `Int` instead of `Int!`.");

    [Fact]
    public void Brackets_around_a_type_are_outdated() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b [Int]
        }
        """,
        "(3,5): error ESB1005: The brackets of a list stand behind its type. Write `Int[]` instead of `[Int]`.");

    [Fact]
    public void A_list_cannot_be_optional() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int[]?
        }
        """,
        "(3,5): error ESB1006: A list cannot be optional. Write either `Int[]` or `Int?`.");

    [Fact]
    public void A_comma_behind_the_last_argument_is_reported() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @default(1,)
        }
        """,
        "(3,19): error ESB1009: There is a comma behind the last argument. Leave it out.");

    [Fact]
    public void An_argument_without_a_value_is_reported() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @default(value:)
        }
        """,
        "(3,18): error ESB1204: The argument `value` has no value.");

    [Fact]
    public void A_block_without_a_name_is_reported() => SchemaText.Reports(
        """
        model {
          id Int @id
        }
        """,
        "(1,1): error ESB1010: This model has no name. Write it behind the keyword, as in `model Name {`.");

    [Fact]
    public void A_type_alias_is_reported() => SchemaText.Reports(
        """
        type Id = Int
        """,
        "(1,1): error ESB1011: Type aliases are no longer part of the language. Write the type and its attributes at each field.");

    [Fact]
    public void A_brace_on_a_line_of_its_own_starts_no_block() => SchemaText.Reports(
        """
        model A
        {
          id Int @id
        }
        """,
        "(1,1): error ESB1001: This line belongs to no block. A block starts with `datasource`, `generator`, `model`, `view`, `type` or `enum`, its name and `{`.");

    [Fact]
    public void An_enum_value_has_nothing_behind_it_but_attributes() => SchemaText.Reports(
        """
        enum E {
          ONE TWO
        }
        """,
        "(2,7): error ESB1001: This line is not a value or attribute of an enum: unexpected name `TWO`.");

    [Fact]
    public void Brackets_nested_too_deeply_are_reported() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int[] @default([[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]])
        }
        """,
        "(3,119): error ESB1008: Brackets are nested more than 100 deep here.");
}
