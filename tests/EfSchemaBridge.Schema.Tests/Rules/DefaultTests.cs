using EfSchemaBridge.Schema.Tests.Support;

namespace EfSchemaBridge.Schema.Tests.Rules;

public class DefaultTests
{
    [Fact]
    public void A_default_has_the_type_of_its_field() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @default("1")
        }
        """,
        """(3,18): error ESB1401: The default of `b` must be of type Int, but is the string `"1"`. Write it without quotes.""");

    [Fact]
    public void A_number_of_64_bits_has_its_limits() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b BigInt @default(9223372036854775808)
        }
        """,
        "(3,21): error ESB1401: The default of `b` is no BigInt: it is not a whole number of 64 bits.");

    [Fact]
    public void A_number_above_32_bits_is_a_warning() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @default(2147483648)
        }
        """,
        "(3,18): warning ESB1401: The default of `b` does not fit into the 32 bits of its column. Use BigInt.");

    [Fact]
    public void A_time_is_that_of_RFC_3339() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b DateTime @default("2020-01-01")
        }
        """,
        "(3,23): error ESB1401: The default of `b` is no DateTime: it is not an RFC 3339 time, such as 2026-01-31T23:59:59Z.");

    [Fact]
    public void JSON_must_be_JSON() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Json @default("{")
        }
        """,
        "(3,19): error ESB1401: The default of `b` is no Json: it is not JSON.");

    [Fact]
    public void Bytes_must_be_base64() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Bytes @default("?")
        }
        """,
        "(3,20): error ESB1401: The default of `b` is no Bytes: it is not base64.");

    [Fact]
    public void A_boolean_is_true_or_false() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Boolean @default(yes)
        }
        """,
        "(3,22): error ESB1401: The default of `b` must be of type Boolean, but is the constant `yes`.");

    [Fact]
    public void A_list_has_a_list_as_default() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int[] @default(1)
        }
        """,
        "(3,20): error ESB1401: The default of the list `b` must be a list. Write `[1]`.");

    [Fact]
    public void What_is_no_list_has_none_as_default() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @default([1])
        }
        """,
        "(3,18): error ESB1401: The default of `b` cannot be a list: the field is none.");

    [Fact]
    public void Each_element_of_a_list_is_checked() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int[] @default([1, "2"])
        }
        """,
        """(3,24): error ESB1401: The default of `b` must be of type Int, but is the string `"2"`. Write it without quotes.""");

    [Fact]
    public void An_unknown_enum_value_names_the_nearest_one() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b E @default(Red)
        }
        enum E {
          RED
          GREEN
        }
        """,
        "(3,16): error ESB1405: The enum `E` has no value `Red`. Did you mean `RED`?");

    [Fact]
    public void An_enum_value_is_not_a_string() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b E @default("RED")
        }
        enum E {
          RED
        }
        """,
        """(3,16): error ESB1405: Expected a value of the enum `E`, but found the string `"RED"`. Write it without quotes.""");

    [Fact]
    public void An_unknown_function_names_the_nearest_one() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String @default(uid())
        }
        """,
        "(3,21): error ESB1402: There is no function `uid()`. Did you mean `cuid`?");

    [Fact]
    public void A_function_must_fit_the_field() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String @default(now())
        }
        """,
        "(3,21): error ESB1403: `now()` cannot be the default of `b`, which is of type String.");

    [Fact]
    public void A_function_without_arguments_takes_none() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b DateTime @default(now(1))
        }
        """,
        "(3,23): error ESB1404: `now()` takes no arguments.");

    [Fact]
    public void A_uuid_has_version_4_or_7() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String @default(uuid(5))
        }
        """,
        "(3,21): error ESB1404: `uuid()` takes one number, 4 or 7, or nothing.");

    [Fact]
    public void A_nanoid_has_a_length_from_2_to_255() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String @default(nanoid(1))
        }
        """,
        "(3,21): error ESB1404: `nanoid()` takes one number, from 2 to 255, or nothing.");

    [Fact]
    public void An_empty_expression_of_the_database_is_refused() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String @default(dbgenerated(""))
        }
        """,
        "(3,21): error ESB1404: `dbgenerated()` takes one string that is not empty, or nothing.");

    [Fact]
    public void An_unsupported_field_takes_an_expression_of_the_database() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Unsupported("x") @default("y")
        }
        """,
        """(3,22): error ESB1406: A field of type Unsupported takes `dbgenerated("...")` as its default only.""");

    [Fact]
    public void A_default_has_no_name() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @default(1, map: "x")
        }
        """,
        "(3,9): error ESB1406: A default has no name of its own in PostgreSQL. Leave `map` out.");

    [Fact]
    public void A_function_without_its_parentheses_is_recognised() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String @default(uuid)
        }
        """,
        "(3,21): error ESB1401: The default of `b` must be of type String, but is the constant `uuid`. Did you mean `uuid()`?");

    [Fact]
    public void A_text_without_its_quotes_is_recognised() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String @default(draft)
        }
        """,
        """(3,21): error ESB1401: The default of `b` must be of type String, but is the constant `draft`. Text stands in quotes: `"draft"`.""");
}
