using EfSchemaBridge.Schema.Tests.Support;

namespace EfSchemaBridge.Schema.Tests.Diagnostics;

public class MessageTests
{
    [Fact]
    public void A_missing_type_is_reported_at_the_field() => SchemaText.Reports(
        "model A {\n  id Int @id\n  name\n}",
        "(3,3): error ESB1007: The field `name` has no type. Write its type behind the name, as in `name String`.");

    [Fact]
    public void An_unknown_type_names_the_nearest_one() => SchemaText.Reports(
        "model A {\n  id Int @id\n  name Strng\n}",
        "(3,8): error ESB1201: There is no type `Strng`. Did you mean `String`?");

    [Fact]
    public void An_unknown_attribute_names_the_nearest_one() => SchemaText.Reports(
        "model A {\n  id Int @id\n  name String @uniqe\n}",
        "(3,15): error ESB1202: There is no attribute `@uniqe` here. Did you mean `@unique`?");

    [Fact]
    public void A_missing_opposite_field_is_reported_at_the_field_that_is_there() => SchemaText.Reports(
        "model A {\n  id Int @id\n  bId Int\n  b B @relation(fields: [bId], references: [id])\n}\nmodel B {\n  id Int @id\n}",
        "(4,3): error ESB1501: The relation field `b` of `A` has no opposite field on `B`. Add one to `B`, such as `a A[]`.");

    [Fact]
    public void Lines_to_paste_repeat_compound_keys_native_types_and_the_relations_name() => SchemaText.Reports(
        "model A {\n  x String @db.Uuid\n  y Int\n  bs B[] @relation(\"r\")\n  @@id([x, y])\n}\nmodel B {\n  id Int @id\n}",
        "(4,3): error ESB1501: The relation field `bs` of `A` has no opposite field on `B`. Add to `B`: `a A @relation(\"r\", fields: [aX, aY], references: [x, y])` and `aX String @db.Uuid`, `aY Int`.");

    [Fact]
    public void A_list_without_an_opposite_field_gets_the_lines_to_paste() => SchemaText.Reports(
        "model A {\n  id Int @id\n  bs B[]\n}\nmodel B {\n  id Int @id\n}",
        "(3,3): error ESB1501: The relation field `bs` of `A` has no opposite field on `B`. Add to `B`: `a A @relation(fields: [aId], references: [id])` and `aId Int`.");

    [Fact]
    public void Mistakes_of_several_blocks_are_reported_in_one_run_in_their_order() => SchemaText.Reports(
        "model A {\n  id Int @id\n  ???\n}\nstray\nmodel B {\n  id Intt @id\n}\n",
        "(3,3): error ESB1001: This line is not a field or attribute of a model: unexpected punctuation `?`, expected name.",
        "(5,1): error ESB1001: This line belongs to no block. A block starts with `datasource`, `generator`, `model`, `view`, `type` or `enum`, its name and `{`.",
        "(7,6): error ESB1201: There is no type `Intt`. Did you mean `Int`?");

    [Fact]
    public void A_forgotten_brace_is_reported_where_the_next_block_starts() => SchemaText.Reports(
        "model A {\n  id Int @id\n\nmodel B {\n  id Int @id\n}\n",
        "(4,1): error ESB1002: The model `A` is not closed. Write `}` on a line of its own at its end.");

    [Fact]
    public void A_misspelt_keyword_costs_its_block_only() => SchemaText.Reports(
        "modle A {\n  id Int @id\n}\nmodel B {\n  id Int @id\n}\n",
        "(1,1): error ESB1010: `modle` does not start a block. Did you mean `model`?");
}
