using EfSchemaBridge.Schema.Tests.Support;

namespace EfSchemaBridge.Schema.Tests.Rules;

public class RelationRuleTests
{
    [Fact]
    public void A_relation_says_which_columns_hold_it() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b B
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(3,3): error ESB1503: The relation field `b` of `A` gives no `fields` and no `references` in `@relation`. Write `@relation(fields: [...], references: [...])` with columns of `A` and of `B`.");

    [Fact]
    public void One_side_of_a_one_to_one_relation_says_which_columns_hold_it() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b B
        }
        model B {
          id Int @id
          a A?
        }
        """,
        "(3,3): error ESB1503: Neither `b` of `A` nor `a` of `B` gives `fields` and `references` in `@relation`. Write `@relation(fields: [...], references: [...])` with columns of `A` and of `B`.");

    [Fact]
    public void A_list_cannot_hold_the_key() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int
          b B @relation(fields: [bId], references: [id])
        }
        model B {
          id Int @id
          as A[] @relation(fields: [id], references: [bId])
        }
        """,
        "(8,3): error ESB1505: The list `as` of `B` cannot hold the key of its relation: `fields` and `references` belong on `b` of `A`.");

    [Fact]
    public void Both_sides_cannot_hold_the_key() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int @unique
          b B @relation(fields: [bId], references: [id])
        }
        model B {
          id Int @id
          aId Int @unique
          a A? @relation(fields: [aId], references: [id])
        }
        """,
        "(4,3): error ESB1504: Both `b` of `A` and `a` of `B` give `fields` or `references`; one side must hold the key.");

    [Fact]
    public void The_optional_side_cannot_hold_the_key_of_the_required_one() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b B
        }
        model B {
          id Int @id
          aId Int @unique
          a A? @relation(fields: [aId], references: [id])
        }
        """,
        "(8,3): error ESB1505: The optional `a` of `B` holds the key, but the required side must: `fields` and `references` belong on `b` of `A`. Or make `b` optional too.");

    [Fact]
    public void A_misspelt_key_field_names_the_nearest_one() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int
          b B @relation(fields: [bbId], references: [id])
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(4,26): error ESB1506: The model `A` has no field `bbId`. Did you mean `bId`?");

    [Fact]
    public void A_relation_is_not_held_by_relation_fields() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int
          b B @relation(fields: [b], references: [id])
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(4,26): error ESB1506: `b` is a relation field itself; a relation is held by columns.");

    [Fact]
    public void Fields_and_references_are_as_many() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int
          cId Int
          b B @relation(fields: [bId, cId], references: [id])
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(5,7): error ESB1507: `fields` names 2 and `references` names 1; they must be as many.");

    [Fact]
    public void Fields_and_references_have_the_same_types() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId String
          b B @relation(fields: [bId], references: [id])
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(4,3): error ESB1508: `bId` of `A` is of type String, but `id` of `B`, which it refers to, is of type Int.");

    [Fact]
    public void References_are_unique() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bX Int
          b B @relation(fields: [bX], references: [x])
        }
        model B {
          id Int @id
          x Int
          as A[]
        }
        """,
        "(4,3): error ESB1509: `references` names `x` of `B`, which is no id and no unique there. Add `@unique` to `x`.");

    [Fact]
    public void Compound_references_are_unique() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bX Int
          bY Int
          b B @relation(fields: [bX, bY], references: [x, y])
        }
        model B {
          id Int @id
          x Int
          y Int
          as A[]
        }
        """,
        "(5,3): error ESB1509: `references` names `x`, `y` of `B`, which is no id and no unique there. Add `@@unique([x, y])` to `B`.");

    [Fact]
    public void A_required_relation_has_a_required_key() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int?
          b B @relation(fields: [bId], references: [id])
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(4,3): error ESB1510: The relation field `b` is required, but its column `bId` is optional. Write `b B?`, or make `bId` required.");

    [Fact]
    public void A_one_to_one_relation_has_a_unique_key() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int
          b B @relation(fields: [bId], references: [id])
        }
        model B {
          id Int @id
          a A?
        }
        """,
        "(4,3): error ESB1511: The relation between `A` and `B` is one-to-one, but `bId` is not unique. Add `@unique` to `bId`, or make the field on `B` a list.");

    [Fact]
    public void The_far_side_of_a_one_to_one_relation_is_optional() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int @unique
          b B @relation(fields: [bId], references: [id])
        }
        model B {
          id Int @id
          a A
        }
        """,
        "(8,3): error ESB1510: The relation field `a` of `B` is required, but its column is on the other side, so nothing can enforce that. Write `a A?`.");

    [Fact]
    public void Several_relations_need_names() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int
          cId Int
          b B @relation(fields: [bId], references: [id])
          c B @relation(fields: [cId], references: [id])
        }
        model B {
          id Int @id
          as A[]
          cs A[]
        }
        """,
        """(5,3): error ESB1502: The fields `b` and `c` of `A` both lead to `B`, and nothing tells their relations apart. Give each relation a name of its own, on both of its fields: `@relation("name")`.""");

    [Fact]
    public void Several_relations_need_different_names() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int
          cId Int
          b B @relation("x", fields: [bId], references: [id])
          c B @relation("x", fields: [cId], references: [id])
        }
        model B {
          id Int @id
          as A[] @relation("x")
        }
        """,
        """(5,3): error ESB1502: The fields `b` and `c` of `A` both have the relation name `x`. Give each relation a name of its own, on both of its fields: `@relation("name")`.""");

    [Fact]
    public void The_two_fields_of_a_self_relation_need_a_name() => SchemaText.Reports(
        """
        model A {
          id Int @id
          pId Int?
          p A? @relation(fields: [pId], references: [id])
          cs A[]
        }
        """,
        """(4,3): error ESB1502: The fields `p` and `cs` of `A` both lead to `A`, and nothing tells their relations apart. If they are the two sides of one relation, give both the same name: `@relation("name")`.""");

    [Fact]
    public void A_relation_name_is_not_empty() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int
          b B @relation("", fields: [bId], references: [id])
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(4,7): error ESB1208: The name of a relation must not be empty.");

    [Fact]
    public void An_unknown_action_names_the_nearest_one() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int
          b B @relation(fields: [bId], references: [id], onDelete: cascade)
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(4,60): error ESB1512: There is no referential action `cascade`. Did you mean `Cascade`?");

    [Fact]
    public void Actions_stand_with_the_key() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int
          b B @relation(fields: [bId], references: [id])
        }
        model B {
          id Int @id
          as A[] @relation(onDelete: Cascade)
        }
        """,
        "(8,3): error ESB1512: The relation field `as` of `B` cannot give `onDelete` or `onUpdate`: they belong on `b` of `A`, where the key is.");

    [Fact]
    public void Setting_a_required_column_to_null_is_a_warning() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int
          b B @relation(fields: [bId], references: [id], onDelete: SetNull)
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(4,60): warning ESB1512: `onDelete: SetNull` will fail: `bId` is required. Make `bId` optional, or use another action.");

    [Fact]
    public void Many_to_many_models_have_an_id() => SchemaText.Reports(
        """
        model A {
          a Int @unique
          bs B[]
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(7,3): error ESB1513: The many-to-many relation field `as` of `B` leads to `A`, which has no id of one field. Give it one, or write the table between them as a model of its own.");

    [Fact]
    public void A_many_to_many_relation_holds_no_key() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bs B[] @relation(references: [id])
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(3,3): error ESB1513: The many-to-many relation field `bs` of `A` cannot give `fields` or `references`.");

    [Fact]
    public void A_many_to_many_relation_takes_no_action() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bs B[] @relation(onDelete: Cascade)
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(3,30): error ESB1513: A many-to-many relation takes no `onDelete`.");

    [Fact]
    public void A_relation_to_an_ignored_model_is_ignored() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bs B[]
        }
        model B {
          id Int @id
          aId Int
          a A @relation(fields: [aId], references: [id])
          @@ignore
        }
        """,
        "(3,3): error ESB1514: The relation field `bs` of `A` leads to the ignored model `B`. Add `@ignore` to it.");
}
