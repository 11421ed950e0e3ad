using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Tests.Support;

namespace EfSchemaBridge.Schema.Tests.Semantics;

public class ConstraintNameTests
{
    private const string Mapped = """
        model A {
          id   Int @id @map("the_id")
          b    Int @unique
          c    Int @map("sea")
          bId  Int
          rel  B   @relation(fields: [bId], references: [id])
          @@unique([b, c])
          @@index([c])
          @@map("things")
        }
        model B {
          id Int @id
          as A[]
        }
        """;

    [Fact]
    public void Names_are_made_from_the_names_of_tables_and_columns()
    {
        var schema = SchemaText.Bind(Mapped);

        var model = schema.Models[0];
        Assert.Equal("things_pkey", model.PrimaryKey!.DatabaseName);
        Assert.Equal(["things_b_key", "things_sea_idx", "things_b_sea_key"], model.Indexes.Select(index => index.DatabaseName));
        Assert.Equal("things_bId_fkey", Assert.IsType<ForeignKeyRelation>(schema.Relations.Single()).DatabaseName);
    }

    [Fact]
    public void A_map_argument_is_the_name()
    {
        var model = SchemaText.Model("""
            model A {
              id Int @id(map: "pk")
              b  Int @unique(map: "uq")
              @@index([b], map: "ix")
            }
            """);

        Assert.Equal("pk", model.PrimaryKey!.DatabaseName);
        Assert.Equal(["uq", "ix"], model.Indexes.Select(index => index.DatabaseName));
    }

    [Fact]
    public void A_long_name_is_cut_before_its_suffix_and_not_within_a_character()
    {
        var name = new string('a', 55) + "üüüü";
        var model = SchemaText.Model($"model {name} {{\n  id Int @id\n  b Int @unique\n}}", name);

        Assert.Equal(new string('a', 55) + "ü" + "_pkey", model.PrimaryKey!.DatabaseName);
        Assert.Equal(new string('a', 55) + "üü" + "_key", model.Indexes[0].DatabaseName);
    }
}
