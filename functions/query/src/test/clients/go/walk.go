// Prints the path of every article, page by page, through the generated client.
package main

import (
	"context"
	"fmt"
	"log"
	"net/url"
	"os"
)

func main() {
	client, err := NewClientWithResponses(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	limit := 2
	var cursor *string
	for {
		answer, err := client.ListArticlesWithResponse(
			context.Background(), &ListArticlesParams{Limit: &limit, Cursor: cursor})
		if err != nil {
			log.Fatal(err)
		}
		if answer.JSON200 == nil {
			log.Fatalf("expected a page, found %s: %s", answer.Status(), answer.Body)
		}
		for _, item := range answer.JSON200.Value {
			read(client, item)
		}
		if answer.JSON200.Next == nil {
			return
		}
		next, err := url.Parse(*answer.JSON200.Next)
		if err != nil {
			log.Fatal(err)
		}
		value := next.Query().Get("cursor")
		cursor = &value
	}
}

func read(client *ClientWithResponses, item Item) {
	key := Key(item.Path)
	answer, err := client.GetArticleWithResponse(context.Background(), &GetArticleParams{Key: &key})
	if err != nil {
		log.Fatal(err)
	}
	if answer.JSON200 == nil {
		log.Fatalf("expected the article %s, found %s: %s", item.Path, answer.Status(), answer.Body)
	}
	if item.Title == nil || answer.JSON200.Title == nil || *answer.JSON200.Title != *item.Title {
		log.Fatalf("expected %s to have its title in lists", item.Path)
	}
	fmt.Println(answer.JSON200.Path)
}
