using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Tests.Support;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Tests.Semantics;

public class BindingTests
{
    [Fact]
    public void Names_in_the_database_come_from_map_and_schema()
    {
        var schema = SchemaText.Bind("""
            datasource db {
              provider = "postgresql"
              schemas  = ["base", "other"]
            }
            model User {
              id   Int  @id @map("user_id")
              role Role
              @@map("users")
              @@schema("base")
            }
            enum Role {
              ADMIN @map("admin")
              USER
              @@map("roles")
              @@schema("other")
            }
            """);

        var model = schema.Models.Single();
        Assert.Equal(("users", "base"), (model.DatabaseName, model.DatabaseSchema));
        Assert.Equal(["user_id", "role"], model.ScalarFields.Select(field => field.ColumnName));
        var type = schema.Enums.Single();
        Assert.Equal(("roles", "other"), (type.DatabaseName, type.DatabaseSchema));
        Assert.Equal(["admin", "USER"], type.Values.Select(value => value.DatabaseName));
        Assert.Equal(["base", "other"], schema.Datasource!.Schemas);
    }

    [Fact]
    public void Types_arities_and_native_types_are_bound()
    {
        var fields = SchemaText.Model("""
            model A {
              id   Int                      @id
              text String?                  @db.VarChar(60)
              cost Decimal                  @db.Decimal(10, 2)
              tags String[]
              role E
              any  Unsupported("tsvector")?
            }
            enum E {
              ONE
            }
            """).ScalarFields.ToDictionary(field => field.Name);

        Assert.Equal(new FieldType.Scalar(ScalarType.String), fields["text"].Type);
        Assert.Equal(FieldArity.Optional, fields["text"].Arity);
        Assert.Equal([60], fields["text"].NativeType!.Arguments);
        Assert.Equal([10, 2], fields["cost"].NativeType!.Arguments);
        Assert.Equal(FieldArity.List, fields["tags"].Arity);
        Assert.Equal("E", Assert.IsType<FieldType.Enum>(fields["role"].Type).Type.Name);
        Assert.Equal(new FieldType.Unsupported("tsvector"), fields["any"].Type);
    }

    [Fact]
    public void Defaults_are_typed_by_their_fields()
    {
        var defaults = SchemaText.Model("""
            model A {
              id     BigInt   @id @default(autoincrement())
              now    DateTime @default(now())
              uuid   String   @default(uuid(7))
              cuid   String   @default(cuid())
              sql    String   @default(dbgenerated("gen_random_uuid()"))
              text   String   @default("a\n\"b\" \u00e9")
              number Decimal  @default(1.50)
              flag   Boolean  @default(true)
              role   E        @default(ONE)
              list   Int[]    @default([1, 2])
            }
            enum E {
              ONE
            }
            """).ScalarFields.ToDictionary(field => field.Name, field => field.Default);

        Assert.IsType<DefaultValue.Autoincrement>(defaults["id"]);
        Assert.IsType<DefaultValue.Now>(defaults["now"]);
        Assert.Equal(new DefaultValue.ClientGenerated(ClientGenerator.Uuid, 7), defaults["uuid"]);
        Assert.Equal(new DefaultValue.ClientGenerated(ClientGenerator.Cuid, null), defaults["cuid"]);
        Assert.Equal(new DefaultValue.DbGenerated("gen_random_uuid()"), defaults["sql"]);
        Assert.Equal(new DefaultValue.Constant(new Literal.Text("a\n\"b\" é")), defaults["text"]);
        Assert.Equal(new DefaultValue.Constant(new Literal.Number("1.50")), defaults["number"]);
        Assert.Equal(new DefaultValue.Constant(new Literal.Boolean(true)), defaults["flag"]);
        Assert.Equal("ONE", Assert.IsType<Literal.Enum>(Assert.IsType<DefaultValue.Constant>(defaults["role"]).Value).Value.Name);
        Assert.Equal(2, Assert.IsType<Literal.List>(Assert.IsType<DefaultValue.Constant>(defaults["list"]).Value).Elements.Count);
    }

    [Fact]
    public void Uniques_of_fields_come_first_then_indexes_then_uniques_of_the_model()
    {
        var indexes = SchemaText.Model("""
            model A {
              id   Int    @id
              data Json
              code String @unique
              @@index([data(ops: JsonbPathOps)], type: Gin)
              @@unique([id, code(sort: Desc)], name: "key")
              @@index([code(ops: raw("text_pattern_ops"))])
            }
            """).Indexes;

        Assert.Equal([true, false, false, true], indexes.Select(index => index.IsUnique));
        Assert.Equal((IndexType.Gin, "jsonb_path_ops"), (indexes[1].Type, indexes[1].Fields[0].OperatorClass));
        Assert.Equal("text_pattern_ops", indexes[2].Fields[0].OperatorClass);
        Assert.Equal([false, true], indexes[3].Fields.Select(field => field.IsDescending));
        Assert.Equal("key", indexes[3].ClientName);
    }

    [Theory]
    [InlineData("raw(\"b > 1\")", "b > 1")]
    [InlineData("{ b: 1 }", "\"b_\" = 1")]
    [InlineData("{ text: null, b: { not: 2 } }", "\"text\" IS NULL AND \"b_\" != 2")]
    [InlineData("{ text: { not: null } }", "\"text\" IS NOT NULL")]
    [InlineData("{ text: \"it's\", flag: true }", "\"text\" = 'it''s' AND \"flag\" = true")]
    public void The_condition_of_a_partial_index_is_SQL(string condition, string expected)
    {
        var model = SchemaText.Model($$"""
            generator client {
              provider        = "x"
              previewFeatures = ["partialIndexes"]
            }
            model A {
              id   Int     @id
              b    Int     @map("b_")
              text String?
              flag Boolean
              @@index([b], where: {{condition}})
            }
            """);

        Assert.Equal(expected, model.Indexes.Single().Where);
    }

    [Fact]
    public void Documentation_is_the_last_group_of_lines_above_and_what_stands_behind()
    {
        var schema = SchemaText.Bind("""
            /// of something else

            // no documentation
            /// One
            ///   two
            model A {
              /// before

              /// key
              // nothing
              id Int @id /// here
              b  Int // nothing
            }
            /// Choices
            enum E {
              /// first
              ONE
            }
            """);

        Assert.Equal("One\ntwo", schema.Models[0].Documentation);
        Assert.Equal(["key\nhere", null], schema.Models[0].Fields.Select(field => field.Documentation));
        Assert.Equal("Choices", schema.Enums[0].Documentation);
        Assert.Equal("first", schema.Enums[0].Values[0].Documentation);
    }

    [Fact]
    public void Settings_of_Prisma_5_and_6_are_read()
    {
        var schema = SchemaText.Bind("""
            generator client {
              provider        = "prisma-client-js"
              previewFeatures = ["metrics", "fullTextSearch"]
            }
            datasource pg {
              provider          = "postgres"
              url               = env("DATABASE_URL")
              directUrl         = "postgresql://host/db"
              shadowDatabaseUrl = env("SHADOW_URL")
              relationMode      = "prisma"
            }
            """);

        var datasource = schema.Datasource!;
        Assert.Equal("pg", datasource.Name);
        Assert.Equal(new ConnectionSetting(null, "DATABASE_URL"), datasource.Url);
        Assert.Equal(new ConnectionSetting("postgresql://host/db", null), datasource.DirectUrl);
        Assert.Equal(new ConnectionSetting(null, "SHADOW_URL"), datasource.ShadowDatabaseUrl);
        Assert.False(datasource.UsesForeignKeys);
        Assert.Equal(["metrics", "fullTextSearch"], schema.Generators.Single().PreviewFeatures);
    }

    [Fact]
    public void Extensions_have_names_schemas_and_versions()
    {
        var schema = SchemaText.Bind("""
            generator client {
              provider        = "x"
              previewFeatures = ["postgresqlExtensions"]
            }
            datasource db {
              provider   = "postgresql"
              extensions = [citext, uuidOssp(map: "uuid-ossp", schema: "ext", version: "1.1")]
            }
            """);

        Assert.Equal([new Extension("citext", null, null), new Extension("uuid-ossp", "ext", "1.1")], schema.Datasource!.Extensions);
    }

    [Fact]
    public void Views_and_ignored_parts_are_marked()
    {
        var schema = SchemaText.Bind("""
            generator client {
              provider        = "x"
              previewFeatures = ["views"]
            }
            view V {
              a Int @unique
            }
            model A {
              id Int @id
              b  Int @ignore
            }
            model B {
              c Int
              @@ignore
            }
            """);

        Assert.Equal([true, false, false], schema.Models.Select(model => model.IsView));
        Assert.Equal([false, false, true], schema.Models.Select(model => model.IsIgnored));
        Assert.Equal([false, true], schema.Models[1].Fields.Select(field => field.IsIgnored));
    }

    [Fact]
    public void Files_make_one_schema_in_their_order()
    {
        var result = SchemaReader.Parse([
            new SourceFile("a.prisma", "model Post {\n  id Int @id\n  authorId Int\n  author User @relation(fields: [authorId], references: [id])\n}"),
            new SourceFile("b.prisma", $"model User {{\n  id Int @id\n  posts Post[]\n}}\n{SchemaText.Datasource}"),
        ]);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(["Post", "User"], result.Schema!.Models.Select(model => model.Name));
        Assert.Single(result.Schema.Relations);
    }

    [Fact]
    public void Diagnostics_of_several_files_come_in_the_order_of_the_files()
    {
        var result = SchemaReader.Parse([
            new SourceFile("b.prisma", "model A {\n  id Intt @id\n}"),
            new SourceFile("a.prisma", "model A {\n  id Int @id\n}\nstray\n"),
        ]);

        Assert.Null(result.Schema);
        Assert.Equal(
            ["b.prisma(2,6): error ESB1201", "a.prisma(1,7): error ESB1103", "a.prisma(4,1): error ESB1001"],
            result.Diagnostics.Select(diagnostic => diagnostic.ToString().Split(": ")).Select(parts => $"{parts[0]}: {parts[1]}"));
    }
}
