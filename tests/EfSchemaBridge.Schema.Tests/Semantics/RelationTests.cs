using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Tests.Support;

namespace EfSchemaBridge.Schema.Tests.Semantics;

public class RelationTests
{
    [Fact]
    public void A_one_to_many_relation_is_held_by_the_side_with_fields()
    {
        var schema = SchemaText.Bind("""
            model User {
              id    Int    @id
              posts Post[]
            }
            model Post {
              id       Int   @id
              authorId Int?
              author   User? @relation(fields: [authorId], references: [id], onUpdate: NoAction)
            }
            """);

        var relation = Assert.IsType<ForeignKeyRelation>(schema.Relations.Single());
        Assert.Equal("Post", relation.Dependent.Name);
        Assert.Equal("User", relation.Principal.Name);
        Assert.Equal("author", relation.DependentField.Name);
        Assert.Equal("posts", relation.PrincipalField!.Name);
        Assert.Equal(["authorId"], relation.Fields.Select(field => field.Name));
        Assert.Equal(["id"], relation.References.Select(field => field.Name));
        Assert.False(relation.IsOneToOne);
        Assert.Equal(ReferentialAction.SetNull, relation.OnDelete);
        Assert.Equal(ReferentialAction.NoAction, relation.OnUpdate);
        Assert.Same(relation, relation.PrincipalField.Relation);
        Assert.Same(schema.Models[1], relation.PrincipalField.Target);
    }

    [Fact]
    public void A_required_relation_restricts_deletes_and_cascades_updates()
    {
        var schema = SchemaText.Bind("""
            model A {
              id  Int @id
              bId Int @unique
              b   B   @relation(fields: [bId], references: [id])
            }
            model B {
              id Int @id
              a  A?
            }
            """);

        var relation = Assert.IsType<ForeignKeyRelation>(schema.Relations.Single());
        Assert.True(relation.IsOneToOne);
        Assert.Equal(ReferentialAction.Restrict, relation.OnDelete);
        Assert.Equal(ReferentialAction.Cascade, relation.OnUpdate);
    }

    [Fact]
    public void Lists_on_both_sides_make_a_table_named_after_the_models_in_order()
    {
        var schema = SchemaText.Bind("""
            model Post {
              id         Int        @id
              categories Category[]
            }
            model Category {
              id    Int    @id
              posts Post[]
            }
            """);

        var relation = Assert.IsType<ManyToManyRelation>(schema.Relations.Single());
        Assert.Equal("_CategoryToPost", relation.TableName);
        Assert.Equal("Category", relation.ModelA.Name);
        Assert.Equal("posts", relation.FieldA.Name);
        Assert.Equal("categories", relation.FieldB.Name);
    }

    [Fact]
    public void The_first_field_by_name_of_a_self_relation_is_in_column_A()
    {
        var schema = SchemaText.Bind("""
            model User {
              id        Int    @id
              following User[] @relation("follows")
              followers User[] @relation("follows")
            }
            """);

        var relation = Assert.IsType<ManyToManyRelation>(schema.Relations.Single());
        Assert.Equal("_follows", relation.TableName);
        Assert.Equal("followers", relation.FieldA.Name);
    }
}
